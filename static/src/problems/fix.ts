import { fits } from "../api/catalogue";
import type { Catalogue, Fix, GraphJson, Json, Module, Problem, SourceJson } from "../api/types";

/** One end of a wire. */
export interface End {
  node: string;
  port: string;
}

/** One change of a graph; a fix is a few of them, done and undone together. */
export type Edit =
  | { do: "add"; id: string; module: string; at: [number, number]; params?: Record<string, Json> }
  | { do: "connect"; from: End; to: End }
  | { do: "disconnect"; from: End; to: End }
  | { do: "set"; node: string; param: string; value: Json }
  | { do: "unset"; node: string; param: string };

type Plan = Edit[] | null;
type Nodes = Pick<GraphJson, "nodes" | "layout">;

const STEP = { x: 260, y: 120 };

/** The edits that mend a problem, or `null` when this fix does not fit the graph (any more). */
export function planFix(
  graph: Nodes,
  catalogue: Catalogue,
  problem: Problem,
  newId: (module: string) => string,
): Plan {
  const { fix } = problem;
  const node = problem.node ?? undefined;
  if (!fix || !node || !graph.nodes[node]) return null;
  const param = fix.param ?? problem.param ?? undefined;
  const port = fix.port ?? problem.port ?? undefined;
  switch (fix.kind) {
    case "insert":
      return port ? insert(graph, catalogue, { node, port }, fix, newId) : null;
    case "set":
      if (!param || fix.value === undefined) return null;
      return [{ do: "set", node, param, value: fix.value }];
    case "unset":
    case "clear":
      return param ? [{ do: "unset", node, param }] : null;
    case "disconnect":
      return port ? wiresInto(graph, { node, port }).map(unwired) : null;
    default:
      return null;
  }
}

/** What the button of a fix says; `null` for a fix this version does not know. */
export function fixTitle(problem: Problem, catalogue: Catalogue): string | null {
  const { fix } = problem;
  if (!fix || !problem.node) return null;
  if (fix.title) return fix.title;
  const module = fix.module ? catalogue.modules[fix.module] : undefined;
  const param = fix.param ?? problem.param;
  switch (fix.kind) {
    case "insert":
      return module ? `Insert ${module.title}` : null;
    case "set":
      return typeof fix.value === "string"
        ? `Use "${fix.value}"`
        : `Use ${JSON.stringify(fix.value)}`;
    case "unset":
    case "clear":
      return param ? `Clear ${param}` : null;
    case "disconnect":
      return "Remove the wire";
    default:
      return null;
  }
}

function insert(
  graph: Nodes,
  catalogue: Catalogue,
  to: End,
  fix: Fix,
  newId: (module: string) => string,
): Plan {
  const module = fix.module ? catalogue.modules[fix.module] : undefined;
  const target = catalogue.modules[graph.nodes[to.node]?.module ?? ""];
  const expected = target?.inputs.find((input) => input.name === to.port)?.type;
  const output = module?.outputs.find((port) => expected && fits(port.type, expected));
  if (!module || !output) return null;
  const id = newId(module.name);
  const wire = wiresInto(graph, to)[0];
  const edits: Edit[] = [
    { do: "add", id, module: module.name, at: spot(graph, to.node, wire?.from.node) },
  ];
  const input = wire && inputFor(module, typeOf(graph, catalogue, wire.from));
  if (wire && !input) return null;
  if (wire && input)
    edits.push(unwired(wire), { do: "connect", from: wire.from, to: { node: id, port: input } });
  return [...edits, { do: "connect", from: { node: id, port: output.name }, to }];
}

interface Wire {
  from: End;
  to: End;
}

const unwired = (wire: Wire): Edit => ({ do: "disconnect", ...wire });

function inputFor(module: Module, type: string | undefined): string | undefined {
  return module.inputs.find((input) => type === undefined || fits(type, input.type))?.name;
}

function typeOf(graph: Nodes, catalogue: Catalogue, { node, port }: End): string | undefined {
  const module = catalogue.modules[graph.nodes[node]?.module ?? ""];
  return module?.outputs.find((output) => output.name === port)?.type;
}

function wiresInto(graph: Nodes, to: End): Wire[] {
  return (graph.nodes[to.node]?.inputs[to.port] ?? []).map((source) => ({
    from: endOf(source),
    to,
  }));
}

function endOf(source: SourceJson): End {
  const text = typeof source === "string" ? source : source.from;
  const dot = text.lastIndexOf(".");
  return { node: text.slice(0, dot), port: text.slice(dot + 1) };
}

/** A free place for a node that comes before another: between the two, else beside. */
function spot(graph: Nodes, target: string, source?: string): [number, number] {
  const [x, y] = graph.layout[target] ?? [STEP.x, 0];
  const from = source ? graph.layout[source] : undefined;
  let at: [number, number] = from ? [(x + from[0]) / 2, (y + from[1]) / 2] : [x - STEP.x, y];
  const taken = Object.values(graph.layout);
  const hits = () =>
    taken.some(
      ([a, b]) => Math.abs(a - at[0]) < STEP.x * 0.9 && Math.abs(b - at[1]) < STEP.y * 0.8,
    );
  for (let tries = 0; tries < 50 && hits(); tries++) at = [at[0], at[1] + STEP.y];
  return [Math.round(at[0]), Math.round(at[1])];
}
