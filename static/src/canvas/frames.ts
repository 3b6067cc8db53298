import type { NodeChange } from "@xyflow/react";
import type { GroupView } from "../document";
import { type CanvasNode, nodeSize } from "./flow-types";

/** Room around the nodes of a frame, and above them for its name. */
const room = { side: 18, below: 18, above: 46 };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function boxOf({ position, measured }: CanvasNode): Box {
  const { width = nodeSize.width, height = nodeSize.height } = measured ?? {};
  return { ...position, width, height };
}

/** The rectangle of a frame around some nodes. */
export function around(nodes: readonly CanvasNode[]): Box {
  const boxes = nodes.map(boxOf);
  const left = Math.min(...boxes.map(({ x }) => x)) - room.side;
  const top = Math.min(...boxes.map(({ y }) => y)) - room.above;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + room.side;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + room.below;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function frame(group: GroupView, inside: CanvasNode[], selected: boolean): CanvasNode {
  const { x, y, width, height } = around(inside);
  const count = `${inside.length} ${inside.length === 1 ? "module" : "modules"}`;
  return {
    id: group.id,
    type: "frame",
    data: {},
    position: { x, y },
    width,
    height,
    measured: { width, height },
    selected,
    draggable: inside.every((node) => node.draggable),
    zIndex: -3000, // under notes and modules, selected or not
    style: { pointerEvents: "none" }, // only its name is there to be touched
    domAttributes: { "aria-label": `Frame ${group.name}, ${count}` },
  } as CanvasNode;
}

/** A frame around the nodes of each group, as it was where nothing has changed. */
export function framesOf(
  groups: readonly GroupView[],
  nodes: readonly CanvasNode[],
  selection: readonly string[],
  before: readonly CanvasNode[],
): CanvasNode[] {
  if (groups.length === 0) return [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return groups.flatMap((group) => {
    const inside = group.nodes.flatMap((id) => byId.get(id) ?? []);
    if (inside.length === 0) return [];
    const made = frame(group, inside, selection.includes(group.id));
    const old = before.find(({ id }) => id === group.id);
    return old && JSON.stringify(old) === JSON.stringify(made) ? old : made;
  });
}

/** Moves of frames as moves of what is in them. */
export function carried(
  changes: readonly NodeChange<CanvasNode>[],
  groups: readonly GroupView[],
  frames: readonly CanvasNode[],
  nodes: readonly CanvasNode[],
): NodeChange<CanvasNode>[] {
  const framed = new Map(frames.map((one) => [one.id, one]));
  if (framed.size === 0) return [...changes];
  const own = changes.filter((change) => !("id" in change && framed.has(change.id)));
  const moving = new Set(own.map((change) => change.type === "position" && change.id));
  const more = changes.flatMap((change) => {
    const from = change.type === "position" ? framed.get(change.id)?.position : undefined;
    if (change.type !== "position" || !from || !change.position) return [];
    const by = { x: change.position.x - from.x, y: change.position.y - from.y };
    const inside = new Set(groups.find(({ id }) => id === change.id)?.nodes);
    return nodes
      .filter(({ id }) => inside.has(id) && !moving.has(id))
      .map(({ id, position: { x, y } }) => {
        moving.add(id);
        const position = { x: x + by.x, y: y + by.y };
        return { type: "position" as const, id, position, dragging: change.dragging };
      });
  });
  return [...own, ...more];
}

/** The frame that dragged nodes without one were let go in. */
export function frameUnder(nodes: readonly CanvasNode[], frames: readonly CanvasNode[]) {
  const { x, y, width, height } = around(nodes);
  const middle = {
    x: x + width / 2,
    y: y + room.above + (height - room.above - room.below) / 2,
  };
  return frames.find(({ position, measured }) => {
    const { width: wide = 0, height: high = 0 } = measured ?? {};
    const [right, down] = [middle.x - position.x, middle.y - position.y];
    return right > 0 && down > 0 && right < wide && down < high;
  });
}
