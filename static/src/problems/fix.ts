import { fits, moduleOf } from "../api/catalogue";
import type { Catalogue, Problem } from "../api/types";
import { type GraphDocument, newNode, type Point, passage } from "../document";

const STEP = { x: 270, y: 130 };

/** Whether a problem can be mended by one click as the graph is now. */
export function canFix(graph: GraphDocument, catalogue: Catalogue, problem: Problem): boolean {
  return mendOf(graph, catalogue, problem) !== null;
}

/** Mends a problem in one step of undo; says whether it could. */
export function applyFix(graph: GraphDocument, catalogue: Catalogue, problem: Problem): boolean {
  const mend = mendOf(graph, catalogue, problem);
  if (!mend) return false;
  graph.transact(mend);
  return true;
}

/** What the button of a fix says; `null` for a fix this version does not know. */
export function fixTitle(problem: Problem, catalogue: Catalogue): string | null {
  const { fix } = problem;
  if (!fix || !problem.node) return null;
  if (fix.title) return fix.title;
  const module = fix.module ? moduleOf(fix.module, catalogue) : undefined;
  const param = (fix.param ?? problem.param)?.replaceAll("_", " ");
  switch (fix.kind) {
    case "insert":
      return module ? `Insert ${module.title}` : null;
    case "set":
      return typeof fix.value === "string"
        ? `Use “${fix.value}”`
        : `Use ${JSON.stringify(fix.value)}`;
    case "unset":
      return param ? `Reset ${param}` : null;
    case "disconnect":
      return "Remove the wire";
    case "switch-on":
      return "Switch it on";
    default:
      return null;
  }
}

type Mend = (() => void) | null;

function mendOf(graph: GraphDocument, catalogue: Catalogue, problem: Problem): Mend {
  const { fix, node } = problem;
  if (!fix || !node || !graph.node(node)) return null;
  const param = fix.param ?? problem.param;
  const port = fix.port ?? problem.port;
  switch (fix.kind) {
    case "insert":
      return port && fix.module ? insertion(graph, catalogue, { node, port }, fix.module) : null;
    case "set": {
      const { value } = fix;
      return param && value !== undefined ? () => graph.setParam(node, param, value) : null;
    }
    case "unset":
      return param ? () => graph.resetParam(node, param) : null;
    case "switch-on": {
      const { node: off } = fix;
      return off && graph.node(off)?.off ? () => graph.setOff([off], false) : null;
    }
    case "disconnect": {
      const wires = wiresInto(graph, node, port).map((edge) => edge.id);
      return wires.length ? () => graph.disconnect(wires) : null;
    }
    default:
      return null;
  }
}

function insertion(
  graph: GraphDocument,
  catalogue: Catalogue,
  to: { node: string; port: string },
  name: string,
): Mend {
  const module = moduleOf(name, catalogue);
  const edge = wiresInto(graph, to.node, to.port)[0];
  if (!module) return null;
  if (edge) {
    const ports = passage(graph, catalogue, edge, name);
    if (!ports) return null;
    return () => {
      const id = graph.addNode(newNode(module), spot(graph, to.node, edge.source));
      graph.disconnect([edge.id]);
      graph.connect({
        source: edge.source,
        sourcePort: edge.sourcePort,
        target: id,
        targetPort: ports.input,
      });
      graph.connect(
        { source: id, sourcePort: ports.output, target: to.node, targetPort: to.port },
        edge.key !== to.port,
        edge.name,
      );
    };
  }
  const target = moduleOf(graph.node(to.node)?.module ?? "", catalogue);
  const input = target?.inputs.find((one) => one.name === to.port);
  const output = module.outputs.find((one) => input && fits(one.type, input.type));
  if (!input || !output) return null;
  return () => {
    const id = graph.addNode(newNode(module), spot(graph, to.node));
    graph.connect(
      { source: id, sourcePort: output.name, target: to.node, targetPort: to.port },
      input.many,
      input.named ? module.name : null,
    );
  };
}

function wiresInto(graph: GraphDocument, node: string, port: string | null | undefined) {
  return graph.edges().filter((edge) => edge.target === node && edge.targetPort === port);
}

/** A free place for a node that comes before another: between the two, else below. */
function spot(graph: GraphDocument, target: string, source?: string): Point {
  const end = graph.position(target) ?? { x: STEP.x, y: 0 };
  const start = source ? graph.position(source) : undefined;
  const at = start
    ? { x: (end.x + start.x) / 2, y: (end.y + start.y) / 2 }
    : { x: end.x - STEP.x, y: end.y };
  const taken = graph
    .nodeIds()
    .map((id) => graph.position(id))
    .filter((one) => one !== undefined);
  const hits = () =>
    taken.some(
      ({ x, y }) => Math.abs(x - at.x) < STEP.x * 0.85 && Math.abs(y - at.y) < STEP.y * 0.85,
    );
  for (let tries = 0; tries < 50 && hits(); tries++) at.y += STEP.y;
  return { x: Math.round(at.x), y: Math.round(at.y) };
}
