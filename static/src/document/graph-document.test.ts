import { beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { testCatalogue } from "../test/catalogue";
import { parseFragment, printFragment } from "./fragment";
import { GraphDocument } from "./graph-document";
import { newNode } from "./new-node";

let graph: GraphDocument;
const at = { x: 10.4, y: 20.6 };

function add(module: string, place = at): string {
  return graph.addNode(newNode(testCatalogue.modules[module]!), place);
}

function wire(source: string, sourcePort: string, target: string, targetPort: string): string {
  return graph.connect({ source, sourcePort, target, targetPort });
}

beforeEach(() => {
  graph = new GraphDocument("g");
});

test("a node stands in the shared maps as JSON texts", () => {
  const id = add("split_data");
  graph.setParamText(id, "fraction", "1.0");
  expect(id).toMatch(/^split_data-[a-z0-9]{3,}$/);
  const node = graph.map("nodes").get(id) as Y.Map<unknown>;
  expect(node.get("version")).toBe("1");
  expect((node.get("params") as Y.Map<unknown>).get("fraction")).toBe("1.0");
  expect(graph.map("layout").get(id)).toBe("[10,21]");
  expect(graph.node(id)).toMatchObject({ name: "Split data", params: { fraction: 1 } });
  expect(graph.node(id)!.texts.fraction).toBe("1.0");
});

test("names are made unique", () => {
  const names = [add("clean"), add("clean"), add("clean")].map((id) => graph.node(id)!.name);
  expect(names).toEqual(["Clean", "Clean 2", "Clean 3"]);
});

test("a second wire into an input that takes one replaces the first, as one step", () => {
  const [a, b, c] = [add("sample_data"), add("sample_data"), add("clean")];
  wire(a, "output", c, "data");
  wire(b, "output", c, "data");
  expect(graph.edges().map((edge) => edge.source)).toEqual([b]);
  graph.undo();
  expect(graph.edges().map((edge) => edge.source)).toEqual([a]);
});

test("wires of an input that takes several keep their order and names", () => {
  const [a, b, vote] = [add("forest"), add("forest"), add("voting")];
  const to = { sourcePort: "estimator", target: vote, targetPort: "estimators" };
  const first = graph.connect({ source: a, ...to }, true, "a");
  const second = graph.connect({ source: b, ...to }, true, "b");
  expect(graph.node(vote)!.inputs.map((source) => source.name)).toEqual(["a", "b"]);
  graph.reorderSource(second, first);
  expect(graph.node(vote)!.inputs.map((source) => source.name)).toEqual(["b", "a"]);
  graph.setSourceName(first, "oak");
  expect(graph.node(vote)!.inputs.map((source) => source.name)).toEqual(["b", "oak"]);
});

test("wires added at once in two windows are both kept", () => {
  const [a, b, vote] = [add("forest"), add("forest"), add("voting")];
  const other = new GraphDocument("g");
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(graph.doc));
  const to = { sourcePort: "estimator", target: vote, targetPort: "estimators" };
  graph.connect({ source: a, ...to }, true, "a");
  other.connect({ source: b, ...to }, true, "b");
  Y.applyUpdate(graph.doc, Y.encodeStateAsUpdate(other.doc));
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(graph.doc));
  expect(graph.edges()).toHaveLength(2);
  expect(other.edges()).toEqual(graph.edges());
});

test("removing a node removes its wires; undo brings all of it back", () => {
  const [a, b, c] = [add("sample_data"), add("clean"), add("split_data")];
  wire(a, "output", b, "data");
  wire(b, "cleaned", c, "data");
  graph.setParam(b, "mode", "drop");
  const before = printFragment(graph.fragment());
  graph.remove([b]);
  expect(graph.edges()).toEqual([]);
  graph.undo();
  expect(printFragment(graph.fragment())).toBe(before);
  graph.redo();
  expect(graph.nodeIds()).not.toContain(b);
});

test("typing in one field is one step, other fields are others", () => {
  const id = add("clean");
  for (const text of ["d", "dr", "dro", "drop"]) graph.setParam(id, "mode", text);
  graph.setParam(id, "other", 1);
  graph.undo();
  expect(graph.node(id)!.params).toEqual({ mode: "drop" });
  graph.undo();
  expect(graph.node(id)!.params).toEqual({});
  graph.redo();
  expect(graph.node(id)!.params).toEqual({ mode: "drop" });
});

test("after a pause the same field is a new step", () => {
  vi.useFakeTimers();
  const id = add("clean");
  graph.setParam(id, "mode", "a");
  vi.advanceTimersByTime(5_000);
  graph.setParam(id, "mode", "b");
  graph.undo();
  vi.useRealTimers();
  expect(graph.node(id)!.params).toEqual({ mode: "a" });
});

test("edits inside one transaction are one step", () => {
  graph.transact(() => {
    wire(add("sample_data"), "output", add("clean"), "data");
  });
  graph.undo();
  expect(graph.isEmpty).toBe(true);
});

test("nobody undoes another's edit", () => {
  const mine = add("clean");
  const other = new GraphDocument("g");
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(graph.doc));
  const theirs = other.addNode(newNode(testCatalogue.modules.forest!), at);
  Y.applyUpdate(graph.doc, Y.encodeStateAsUpdate(other.doc), "remote");
  graph.undo();
  expect(graph.nodeIds()).toEqual([theirs]);
  expect(graph.nodeIds()).not.toContain(mine);
  expect(graph.history.canUndo).toBe(false);
});

test("undo covers names, notes, sizes, moves and paste", () => {
  const id = add("clean");
  const note = graph.addNote({ x: 0, y: 0 }, "first");
  const steps: (() => void)[] = [
    () => graph.setName("New name"),
    () => graph.rename(id, "scrub"),
    () => graph.move([[id, { x: 99, y: 99 }]]),
    () => graph.setNoteText(note, "second"),
    () => graph.resizeNote(note, { x: 5, y: 5 }, { width: 300, height: 200 }),
    () => graph.paste(graph.fragment(), { x: 500, y: 500 }),
  ];
  for (const step of steps) {
    const before = printFragment(graph.fragment());
    step();
    expect(printFragment(graph.fragment())).not.toBe(before);
    graph.undo();
    expect(printFragment(graph.fragment())).toBe(before);
  }
});

test("moving to where it stands is no step", () => {
  const id = add("clean", { x: 1, y: 2 });
  graph.move([[id, { x: 1, y: 2 }]]);
  graph.undo();
  expect(graph.isEmpty).toBe(true);
});

test("views keep their identity until they change, and listeners hear only theirs", () => {
  const [a, b] = [add("clean"), add("clean")];
  const before = graph.node(a);
  const heard = { a: 0, b: 0, nodes: 0 };
  graph.subscribe(`node:${a}`, () => heard.a++);
  graph.subscribe(`node:${b}`, () => heard.b++);
  graph.subscribe("nodes", () => heard.nodes++);
  graph.setParam(b, "mode", "x");
  expect(graph.node(a)).toBe(before);
  expect(heard).toEqual({ a: 0, b: 1, nodes: 0 });
});

test("what a bad merge or a stranger left is passed over", () => {
  const id = add("clean");
  const node = graph.map("nodes").get(id) as Y.Map<unknown>;
  graph.doc.transact(() => {
    (node.get("params") as Y.Map<unknown>).set("broken", "{");
    (node.get("inputs") as Y.Map<unknown>).set("data", '"nobody-xyz.output"');
    graph.map("layout").set(id, "[null,1e999]");
    graph.map("nodes").set("odd-123", "not a map");
  });
  expect(graph.node(id)!.params).toEqual({});
  expect(graph.edges()).toEqual([]);
  expect(graph.position(id)).toBeUndefined();
  expect(graph.nodeIds()).toEqual([id]);
});

test("a watched graph cannot be edited", () => {
  graph.setReadOnly(true);
  expect(() => add("clean")).toThrow("watched");
  expect(graph.undo()).toBe(false);
});

test("paste gives new ids and unique names, keeps inner wires, drops those from outside", () => {
  const [a, b, c] = [add("sample_data"), add("clean"), add("split_data")];
  wire(a, "output", b, "data");
  wire(b, "cleaned", c, "data");
  graph.setParamText(c, "fraction", "0.70");
  const text = printFragment(graph.fragment([b, c]));
  const ids = graph.paste(parseFragment(text)!, { x: 200, y: 300 });
  expect(ids).toHaveLength(2);
  const [clean, split] = ids.map((id) => graph.node(id)!);
  expect(clean!.inputs).toEqual([]);
  expect(split!.inputs).toMatchObject([{ node: clean!.id, output: "cleaned" }]);
  expect([clean!.name, split!.name]).toEqual(["Clean 2", "Split data 2"]);
  expect(split!.texts).toEqual({ fraction: "0.70" });
  expect(graph.position(clean!.id)).toEqual({ x: 200, y: 300 });
});

test("paste keeps wires from outside when asked", () => {
  const [a, b] = [add("sample_data"), add("clean")];
  wire(a, "output", b, "data");
  const [id] = graph.paste(graph.fragment([b]), { x: 0, y: 0 }, true);
  expect(graph.node(id!)!.inputs).toMatchObject([{ node: a }]);
});

test("switching off is one step of undo, goes with copies, and is the server's JSON", () => {
  const [a, b] = [add("sample_data"), add("clean")];
  graph.setOff([a, b], true);
  expect((graph.map("nodes").get(a) as Y.Map<unknown>).get("off")).toBe("true");
  expect([graph.node(a)!.off, graph.node(b)!.off]).toEqual([true, true]);
  const [copy] = graph.paste(parseFragment(printFragment(graph.fragment([a])))!, at);
  expect(graph.node(copy!)!.off).toBe(true);
  graph.undo();
  graph.undo();
  expect([graph.node(a)!.off, graph.node(b)!.off]).toEqual([false, false]);
});

test("frames hold nodes, lose them with the nodes, and come back by undo", () => {
  const [a, b, c] = [add("sample_data"), add("clean"), add("clean")];
  const frame = graph.addGroup([a, b]);
  expect(graph.map("groups").get(frame)).toContain('"nodes"');
  graph.joinGroup(frame, [c]);
  graph.remove([c]);
  expect(graph.group(frame)!.nodes).toEqual([a, b].sort());
  graph.addGroup([a]); // takes it out of the first
  expect(graph.group(frame)!.nodes).toEqual([b]);
  graph.remove([b]);
  expect(graph.group(frame)).toBeUndefined();
  graph.undo();
  expect(graph.group(frame)!.nodes).toEqual([b]);
  expect(graph.groupOf(a)?.name).toBe("Group 2");
});

test("a copy takes the frames that are in it whole", () => {
  const [a, b] = [add("sample_data"), add("clean")];
  graph.renameGroup(graph.addGroup([a, b]), "Data");
  expect(graph.fragment([a]).groups).toEqual({});
  const text = printFragment(graph.fragment([a, b]));
  const copies = graph.paste(parseFragment(text)!, at);
  expect(graph.groups().map((group) => group.name)).toEqual(
    expect.arrayContaining(["Data", "Data 2"]),
  );
  expect(graph.groupOf(copies[0]!)!.nodes).toEqual([...copies].sort());
});
