import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { catalogue } from "../api/catalogue";
import {
  entryFor,
  type GraphDocument,
  type Point,
  passage,
  pathBetween,
  useDocument,
} from "../document";
import { useView } from "../view/store";
import { useConnecting } from "./connecting";
import { beginDrag, currentDrag } from "./drag-step";
import { type CanvasNode, nodeSize } from "./flow-types";
import { frameUnder } from "./frames";
import { canvas } from "./handle";

const gap = 48;

/** The wire under a point of the page into which a module can be put. */
export function wireAt(document: GraphDocument, at: Point, module: string, self?: string) {
  for (const element of window.document.elementsFromPoint(at.x, at.y)) {
    const id = element.closest<HTMLElement>(".react-flow__edge")?.dataset.id;
    const edge = id && document.edge(id);
    if (!edge || edge.source === self || edge.target === self) continue;
    const ports = passage(document, catalogue(), edge, module);
    if (ports) return { edge, ports };
  }
  return null;
}

/** Moves that let a node stand between two others: it, and all that follows it, to the right. */
function room(document: GraphDocument, before: string, node: string, after: string) {
  const left = (id: string) => document.position(id)?.x ?? 0;
  const width = (id: string) => canvas.current?.sizeOf(id).width ?? nodeSize.width;
  const edges = document.edges();
  const moves: [string, Point][] = [];
  const move = (id: string, by: number) => {
    const at = document.position(id);
    if (at && by > 0) moves.push([id, { x: at.x + by, y: at.y }]);
    return Math.max(0, by);
  };
  const own = move(node, left(before) + width(before) + gap - left(node));
  const further = left(node) + own + width(node) + gap - left(after);
  for (const id of document.nodeIds())
    if (id !== node && pathBetween(edges, node, id)) move(id, further);
  return moves;
}

/** Put a node into a wire: what fed the wire feeds it, and it feeds what the wire fed. */
export function insert(
  document: GraphDocument,
  node: string,
  found: NonNullable<ReturnType<typeof wireAt>>,
) {
  const { edge, ports } = found;
  const step = () => {
    document.disconnect([edge.id]);
    const into = {
      source: edge.source,
      sourcePort: edge.sourcePort,
      target: node,
      targetPort: ports.input,
    };
    const onward = {
      source: node,
      sourcePort: ports.output,
      target: edge.target,
      targetPort: edge.targetPort,
    };
    for (const connection of [into, onward]) {
      const { many, name } = entryFor(document, catalogue(), connection);
      document.connect(connection, many, edge.name && connection === onward ? edge.name : name);
    }
    document.move(room(document, edge.source, node, edge.target));
  };
  document.transact(step, currentDrag());
  useView.getState().announce(`“${document.node(node)?.name}” inserted.`);
}

function isLoose(document: GraphDocument, id: string): boolean {
  return document.edges().every((edge) => edge.source !== id && edge.target !== id);
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const touch = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

const onNodeDragStart = () => beginDrag();

type DragEvent = { nativeEvent: MouseEvent | TouchEvent } | MouseEvent | TouchEvent;

function native(event: DragEvent): MouseEvent | TouchEvent {
  return "nativeEvent" in event ? event.nativeEvent : event;
}

/** Nodes without a frame that are let go in one belong to it from then on. */
function joinFrame(document: GraphDocument, nodes: CanvasNode[], all: CanvasNode[]): void {
  const loose = nodes.filter(({ id }) => document.node(id) && !document.groupOf(id));
  if (loose.length === 0 || loose.length < nodes.length) return;
  const frame = frameUnder(
    loose,
    all.filter(({ type }) => type === "frame"),
  );
  if (!frame) return;
  const ids = loose.map(({ id }) => id);
  document.joinGroup(frame.id, ids, currentDrag());
  useView.getState().announce(`Put into “${document.group(frame.id)?.name}”.`);
}

/** A node without wires that is dragged over a wire goes into it; nodes dragged into a frame join it. */
export function useDropOnWire() {
  const document = useDocument();
  const { getNodes } = useReactFlow<CanvasNode>();
  const find = useCallback(
    (event: DragEvent, nodes: CanvasNode[]) => {
      const [dragged] = nodes;
      const module = dragged && document.node(dragged.id)?.module;
      if (nodes.length !== 1 || !module || !isLoose(document, dragged.id)) return null;
      return wireAt(document, pointOf(native(event)), module, dragged.id);
    },
    [document],
  );
  const onNodeDrag = useCallback(
    (event: DragEvent, _: CanvasNode, nodes: CanvasNode[]) => {
      const dropEdge = find(event, nodes)?.edge.id ?? null;
      if (useConnecting.getState().dropEdge !== dropEdge) useConnecting.setState({ dropEdge });
    },
    [find],
  );
  const onNodeDragStop = useCallback(
    (event: DragEvent, node: CanvasNode, nodes: CanvasNode[]) => {
      useConnecting.setState({ dropEdge: null });
      if (document.readOnly) return;
      const found = find(event, nodes);
      if (found) insert(document, node.id, found);
      joinFrame(document, nodes, getNodes());
    },
    [document, find, getNodes],
  );
  return { onNodeDragStart, onNodeDrag, onNodeDragStop };
}
