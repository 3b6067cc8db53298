import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
} from "@xyflow/react";
import { type MouseEvent, type ReactNode, useRef } from "react";
import { useReadOnly } from "../document";
import { ContextMenu } from "../ui";
import { useView } from "../view/store";
import { useMedia } from "../view/use-media";
import { CanvasMenu } from "./CanvasMenu";
import { BackToContent, CanvasTools } from "./CanvasTools";
import { Cursors } from "./Cursors";
import { FrameNode } from "./FrameNode";
import { LooseWire } from "./LooseWire";
import { ModuleNode } from "./ModuleNode";
import { NoteNode } from "./NoteNode";
import { Overview } from "./Overview";
import { RefusalHint } from "./RefusalHint";
import { useDrop } from "./use-drop";
import { useDropOnWire } from "./use-drop-on-wire";
import { useFirstFit } from "./use-first-fit";
import { useFlowEdges } from "./use-flow-edges";
import { useFlowNodes } from "./use-flow-nodes";
import { useGestures } from "./use-gestures";
import { useHandle } from "./use-handle";
import { useKeepInView } from "./use-keep-in-view";
import { usePresence } from "./use-presence";
import { useWiring } from "./use-wiring";
import { Wire } from "./Wire";
import { WiringDialog } from "./WiringDialog";
import { ariaLabels } from "./words";
import "./canvas.css";

const nodeTypes = { module: ModuleNode, note: NoteNode, frame: FrameNode };
const edgeTypes = { wire: Wire };
const addKeys = ["Meta", "Control", "Shift"];
const middleButton = [1];

/** A right click acts on what is under it: select that, unless it is selected already. */
function selectUnder(event: MouseEvent): void {
  const target = event.target as Element;
  const node = target.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const edge = target.closest<HTMLElement>(".react-flow__edge")?.dataset.id;
  const view = useView.getState();
  if (node) {
    if (!view.selection.includes(node)) view.select([node]);
  } else if (edge) view.select([], [edge]);
  else if (!target.closest(".react-flow__nodesselection")) view.clearSelection();
}

function Flow({ children }: { children?: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const [nodes, onNodesChange] = useFlowNodes();
  const [edges, onEdgesChange] = useFlowEdges();
  const wiring = useWiring();
  const dropOnWire = useDropOnWire();
  const drop = useDrop();
  const readOnly = useReadOnly();
  const touch = useMedia("(pointer: coarse)");
  const zoomByWheel = useView((view) => view.pointer === "mouse");
  useHandle(root);
  usePresence(root);
  useGestures(root);
  useKeepInView(root);
  useFirstFit();
  return (
    <ContextMenu
      target={
        // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
        <div
          ref={root}
          className="canvas"
          role="group"
          aria-label="Canvas. Tab goes through the modules; A adds one, C connects the selected one."
          data-canvas
          tabIndex={-1}
          onContextMenuCapture={selectUnder}
          {...drop}
        >
          <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            {...(readOnly ? {} : wiring)}
            {...dropOnWire}
            nodesConnectable={!readOnly}
            edgesReconnectable={!readOnly}
            connectionLineComponent={LooseWire}
            connectionRadius={20}
            reconnectRadius={12}
            panOnScroll={!zoomByWheel}
            zoomOnScroll={zoomByWheel}
            zoomOnDoubleClick={false}
            selectionOnDrag={!touch}
            panOnDrag={touch ? true : middleButton}
            selectionMode={SelectionMode.Partial}
            selectionKeyCode={null}
            multiSelectionKeyCode={addKeys}
            deleteKeyCode={null}
            autoPanOnNodeFocus={false}
            onlyRenderVisibleElements={nodes.length > 150}
            minZoom={0.1}
            maxZoom={2.5}
            ariaLabelConfig={ariaLabels}
            proOptions={{ hideAttribution: true }}
          >
            <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--dot)" />
            <Overview />
            <Cursors />
          </ReactFlow>
          <CanvasTools />
          <BackToContent />
          <RefusalHint />
          {children}
        </div>
      }
    >
      <CanvasMenu />
    </ContextMenu>
  );
}

/** The drawing, and what lies over it. */
export function Canvas({ children }: { children?: ReactNode }) {
  return (
    <ReactFlowProvider>
      <Flow>{children}</Flow>
      <WiringDialog />
    </ReactFlowProvider>
  );
}
