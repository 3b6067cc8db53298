import { applyNodeChanges, type NodeChange, type OnNodesChange, useStoreApi } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flowOrder, type GraphDocument, type Point, useDocument } from "../document";
import { useView } from "../view/store";
import { currentDrag } from "./drag-step";
import { type CanvasNode, nodeSize } from "./flow-types";
import { carried } from "./frames";
import { useFrames } from "./use-frames";

function sameNode(a: CanvasNode, b: CanvasNode): boolean {
  return (
    a.selected === b.selected &&
    a.draggable === b.draggable &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height
  );
}

function fresh(document: GraphDocument, id: string, index: number): CanvasNode {
  const note = document.note(id);
  const base = { id, data: {}, draggable: !document.readOnly };
  if (note)
    return {
      ...base,
      type: "note",
      position: note.at,
      ...note.size,
      zIndex: -2000, // under the modules, selected or not
      domAttributes: { "aria-label": `Note: ${note.text.slice(0, 120) || "empty"}` },
    } as CanvasNode;
  return {
    ...base,
    type: "module",
    position: document.position(id) ?? {
      x: 40 + (index % 5) * 280,
      y: 40 + 160 * Math.floor(index / 5),
    },
    initialWidth: nodeSize.width,
    initialHeight: nodeSize.height,
    domAttributes: { "aria-labelledby": `label-${id}` },
  } as CanvasNode;
}

/** The nodes to draw, as they were where nothing has changed. */
export function reconcile(
  before: readonly CanvasNode[],
  document: GraphDocument,
  selection: readonly string[],
): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const order = flowOrder(document.nodeIds(), document.edges(), (id) => document.position(id));
  const chosen = new Set(selection);
  return [...document.noteIds(), ...order].map((id, index) => {
    const old = known.get(id);
    const made = { ...fresh(document, id, index), selected: chosen.has(id) };
    if (!old) return made;
    const position = old.dragging ? old.position : made.position;
    const next = { ...old, ...made, position };
    return sameNode(old, next) ? old : next;
  });
}

/** Selection after some were picked and others dropped, in the order of picking. */
export function selectionAfter(
  before: readonly string[],
  changes: readonly { type: string; id?: string; selected?: boolean }[],
): string[] | null {
  const selects = changes.filter((change) => change.type === "select");
  if (selects.length === 0) return null;
  const dropped = new Set(selects.filter((one) => !one.selected).map((one) => one.id));
  const kept = before.filter((id) => !dropped.has(id));
  const added = selects.filter((one) => one.selected && !kept.includes(one.id!));
  return [...kept, ...added.map((one) => one.id!)];
}

/** Nodes for React Flow; what it changes goes to the document and the view, and comes back. */
export function useFlowNodes(): [CanvasNode[], OnNodesChange<CanvasNode>] {
  const document = useDocument();
  const { getState } = useStoreApi();
  const [nodes, setNodes] = useState<CanvasNode[]>(() =>
    reconcile([], document, useView.getState().selection),
  );
  const dragged = useRef(false);

  useEffect(() => {
    const update = () =>
      setNodes((before) => reconcile(before, document, useView.getState().selection));
    update();
    const ends = ["nodes", "edges", "layout", "notes", "access"].map((topic) =>
      document.subscribe(topic, update),
    );
    const end = useView.subscribe((view, before) => {
      if (view.selection !== before.selection) update();
    });
    return () => {
      for (const stop of [...ends, end]) stop();
    };
  }, [document]);

  const frames = useFrames(nodes);
  const latest = useRef({ frames, nodes });
  latest.current = { frames, nodes };

  const change = useCallback(
    (all: NodeChange<CanvasNode>[]) => {
      const view = useView.getState();
      const { frames, nodes } = latest.current;
      const boxed = getState().userSelectionRect !== null;
      const isFrame = (id: string) => frames.some((one) => one.id === id);
      // a box drawn within a frame touches the frame, and is not meant for it
      const picks = all.filter(
        (one) => one.type === "select" && !(boxed && one.selected && isFrame(one.id)),
      );
      const selection = selectionAfter(view.selection, picks);
      if (selection) view.set({ selection });
      const changes = carried(all, document.groups(), frames, nodes);
      const own = changes.filter((one) => one.type === "position" || one.type === "dimensions");
      if (own.length > 0) setNodes((before) => applyNodeChanges(own, before));
      if (document.readOnly) return;
      const placed: [string, Point][] = [];
      for (const one of own) {
        if (one.type !== "position" || !one.position) continue;
        if (one.dragging) dragged.current = true;
        else placed.push([one.id, one.position]);
      }
      if (placed.length === 0) return;
      const nudge = `nudge:${placed.map(([id]) => id).join()}`;
      document.move(placed, dragged.current ? currentDrag() : nudge);
      dragged.current = false;
    },
    [document, getState],
  );
  const drawn = useMemo(() => (frames.length > 0 ? [...frames, ...nodes] : nodes), [frames, nodes]);
  return [drawn, change];
}
