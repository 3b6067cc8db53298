import { expect, test } from "vitest";
import type { CanvasNode } from "./flow-types";
import { around, carried, framesOf, frameUnder } from "./frames";

const node = (id: string, x: number, y: number) =>
  ({
    id,
    position: { x, y },
    measured: { width: 200, height: 100 },
    draggable: true,
  }) as CanvasNode;

const nodes = [node("a", 100, 100), node("b", 400, 300), node("c", 900, 900)];
const groups = [{ id: "g", name: "Data", nodes: ["a", "b", "gone"] }];

test("a frame goes round its nodes, with room for its name", () => {
  const [frame] = framesOf(groups, nodes, ["g"], []);
  expect(frame).toMatchObject({ id: "g", type: "frame", selected: true });
  expect({ ...frame!.position, ...frame!.measured }).toEqual(around(nodes.slice(0, 2)));
  expect(frame!.position.y).toBeLessThan(80);
  expect(framesOf(groups, nodes, ["g"], [frame!])[0]).toBe(frame);
});

test("moving a frame moves what is in it, once", () => {
  const frames = framesOf(groups, nodes, [], []);
  const { x, y } = frames[0]!.position;
  const moved = { type: "position", id: "g", position: { x: x + 10, y: y - 5 }, dragging: true };
  const own = { type: "position", id: "b", position: { x: 1, y: 2 }, dragging: true };
  const all = [moved, own] as Parameters<typeof carried>[0];
  expect(carried(all, groups, frames, nodes)).toEqual([
    own,
    { type: "position", id: "a", position: { x: 110, y: 95 }, dragging: true },
  ]);
});

test("what is let go within a frame finds it", () => {
  const frames = framesOf(groups, nodes, [], []);
  expect(frameUnder([node("d", 300, 200)], frames)?.id).toBe("g");
  expect(frameUnder([node("d", 900, 200)], frames)).toBeUndefined();
});
