import { beforeEach, expect, test } from "vitest";
import { testCatalogue } from "../test/catalogue";
import { addModule } from "./add-module";
import { GraphDocument } from "./graph-document";
import { bridges, entryFor, offers, passage, passing, pathBetween, refusal } from "./rules";

let graph: GraphDocument;
const add = (module: string) =>
  addModule(graph, testCatalogue, testCatalogue.modules[module]!, { x: 0, y: 0 });
const ends = (source: string, sourcePort: string, target: string, targetPort: string) => ({
  source,
  sourcePort,
  target,
  targetPort,
});

beforeEach(() => {
  graph = new GraphDocument("g");
});

test("types that do not fit are refused in words", () => {
  const [data, train] = [add("sample_data"), add("train_model")];
  expect(refusal(graph, testCatalogue, ends(data, "output", train, "estimator"))).toBe(
    "“estimator” takes an estimator; “output” gives a table.",
  );
  expect(refusal(graph, testCatalogue, ends(data, "output", train, "data"))).toBeNull();
});

test("circles are refused with the way they go", () => {
  const [a, b] = [add("clean"), add("split_data")];
  graph.connect(ends(a, "cleaned", b, "data"));
  expect(refusal(graph, testCatalogue, ends(b, "train", a, "data"))).toBe(
    "This would make a circle: Clean → Split data → Clean.",
  );
  expect(refusal(graph, testCatalogue, ends(a, "cleaned", a, "data"))).toBe(
    "“Clean” cannot feed itself.",
  );
});

test("paths follow the wires", () => {
  const edge = (source: string, target: string) => ({
    ...ends(source, "o", target, "i"),
    id: "",
    key: "i",
    name: null,
  });
  const edges = [edge("a", "b"), edge("b", "c"), edge("a", "d")];
  expect(pathBetween(edges, "a", "c")).toEqual(["a", "b", "c"]);
  expect(pathBetween(edges, "c", "a")).toBeNull();
});

test("offers are the ports that fit, free ones first", () => {
  const [data, clean, split] = [add("sample_data"), add("clean"), add("split_data")];
  graph.connect(ends(data, "output", clean, "data"));
  const found = offers(graph, testCatalogue, { node: data, port: "output", side: "output" });
  expect(found.map((one) => [one.node.id, one.replaces])).toEqual([
    [split, false],
    [clean, true],
  ]);
});

test("a named input gets a name made from the source", () => {
  const [a, b, vote] = [add("forest"), add("forest"), add("voting")];
  const first = ends(a, "estimator", vote, "estimators");
  expect(entryFor(graph, testCatalogue, first)).toEqual({ many: true, name: "forest" });
  graph.connect(first, true, "forest_2");
  const second = ends(b, "estimator", vote, "estimators");
  expect(entryFor(graph, testCatalogue, second)).toEqual({ many: true, name: "forest_2_2" });
});

test("a module can stand in a wire when it takes and gives what flows", () => {
  const [data, split] = [add("sample_data"), add("split_data")];
  graph.connect(ends(data, "output", split, "data"));
  const [edge] = graph.edges();
  expect(passage(graph, testCatalogue, edge!, "clean")).toEqual({
    input: "data",
    output: "cleaned",
  });
  expect(passage(graph, testCatalogue, edge!, "forest")).toBeNull();
});

test("the gap of a removed module can be closed", () => {
  const [data, clean, split] = [add("sample_data"), add("clean"), add("split_data")];
  graph.connect(ends(data, "output", clean, "data"));
  graph.connect(ends(clean, "cleaned", split, "data"));
  expect(bridges(graph, testCatalogue, new Set([clean]))).toEqual([
    ends(data, "output", split, "data"),
  ]);
  expect(bridges(graph, testCatalogue, new Set([data]))).toEqual([]);
});

test("a module added at a loose wire is wired to it, in one step", () => {
  const data = add("sample_data");
  addModule(
    graph,
    testCatalogue,
    testCatalogue.modules.split_data!,
    { x: 0, y: 0 },
    {
      node: data,
      port: "output",
      side: "output",
      type: "Table",
    },
  );
  expect(graph.edges()).toMatchObject([{ source: data, targetPort: "data" }]);
  graph.undo();
  expect(graph.nodeIds()).toEqual([data]);
});

test("while a node is off, a wired input of the same type stands in for an output", () => {
  const [data, clean] = [add("sample_data"), add("clean")];
  const module = testCatalogue.modules.clean!;
  expect([...passing(graph.node(clean)!, module)]).toEqual([]);
  graph.connect(ends(data, "output", clean, "data"));
  expect([...passing(graph.node(clean)!, module)]).toEqual([["cleaned", "data"]]);
});
