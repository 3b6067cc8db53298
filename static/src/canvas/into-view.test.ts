import { expect, test } from "vitest";
import { intoView } from "./into-view";

const room = { width: 1000, height: 600 };
const node = (x: number, y: number) => ({
  position: { x, y },
  measured: { width: 200, height: 100 },
});

test("what is in view stays where it is", () => {
  expect(intoView(node(100, 100), { x: 0, y: 0, zoom: 1 }, room)).toBeNull();
});

test.each([
  ["right", node(900, 100), { x: -128, y: 0 }],
  ["left", node(-50, 100), { x: 78, y: 0 }],
  ["below", node(100, 550), { x: 0, y: -78 }],
])("what is out at the %s is moved in, no further", (_, placed, move) => {
  expect(intoView(placed, { x: 0, y: 0, zoom: 1 }, room)).toEqual({ ...move, zoom: 1 });
});

test("what lies under the overview is moved up from under it", () => {
  const cover = { left: 800, top: 450 };
  const at = { x: 0, y: 0, zoom: 1 };
  expect(intoView(node(700, 400), at, room, cover)).toEqual({ x: 0, y: -78, zoom: 1 });
  expect(intoView(node(500, 400), at, room, cover)).toBeNull();
});
