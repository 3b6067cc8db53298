import { fits, inputOf, moduleOf, outputOf } from "../api/catalogue";
import type { Catalogue, InputPort, Module, OutputPort } from "../api/types";
import type { Connection, Edge, NodeView } from "./types";

/** What may be wired to what, and why not, in words. Pure: a graph and a catalogue go in. */

export interface Drawing {
  node(id: string): NodeView | undefined;
  nodes(): readonly NodeView[];
  edges(): readonly Edge[];
}

/** The nodes on a way from one node to another along the wires, both ends included. */
export function pathBetween(edges: readonly Edge[], from: string, to: string): string[] | null {
  const next = new Map<string, string[]>();
  for (const edge of edges) next.set(edge.source, [...(next.get(edge.source) ?? []), edge.target]);
  const cameFrom = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (const id of queue) {
    if (id === to) break;
    for (const target of next.get(id) ?? []) {
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, id);
      queue.push(target);
    }
  }
  if (!cameFrom.has(to)) return null;
  const path: string[] = [];
  for (let id: string | null = to; id !== null; id = cameFrom.get(id) ?? null) path.unshift(id);
  return path;
}

const words: Record<string, string> = {
  Table: "a table",
  Estimator: "an estimator",
  Model: "a trained model",
  Transformation: "a transformation",
  Clusterer: "a clusterer",
  Metrics: "metrics",
  Chart: "a chart",
  Any: "anything",
};

export function typeInWords(type: string): string {
  return type
    .split("|")
    .map((one) => words[one] ?? one)
    .join(" or ");
}

export function labelOf(port: { name: string }): string {
  return port.name.replaceAll("_", " ");
}

/** Why two ports cannot be wired; null when they can. */
export function refusal(
  drawing: Drawing,
  catalogue: Catalogue,
  { source, sourcePort, target, targetPort }: Connection,
): string | null {
  const from = drawing.node(source);
  const to = drawing.node(target);
  if (!from || !to) return "One end of this wire is gone.";
  if (source === target) return `“${from.name}” cannot feed itself.`;
  const output = outputOf(moduleOf(from.module, catalogue), sourcePort);
  const input = inputOf(moduleOf(to.module, catalogue), targetPort);
  if (!output) return `“${from.name}” has no output “${sourcePort}”.`;
  if (!input) return `“${to.name}” has no input “${targetPort}”.`;
  if (!fits(output.type, input.type))
    return `“${labelOf(input)}” takes ${typeInWords(input.type)}; “${labelOf(output)}” gives ${typeInWords(output.type)}.`;
  const circle = pathBetween(drawing.edges(), target, source);
  if (circle) {
    const names = [...circle, target].map((id) => drawing.node(id)?.name ?? id);
    return `This would make a circle: ${names.join(" → ")}.`;
  }
  return null;
}

export interface Offer {
  node: NodeView;
  port: InputPort | OutputPort;
  /** an input that has its one wire already, which would be replaced */
  replaces: boolean;
  connection: Connection;
}

/** Every port of the graph that a port may be wired to, nearest by name first. */
export function offers(
  drawing: Drawing,
  catalogue: Catalogue,
  end: { node: string; port: string; side: "output" | "input" },
): Offer[] {
  const found: Offer[] = [];
  for (const node of drawing.nodes()) {
    const module = moduleOf(node.module, catalogue);
    if (!module || node.id === end.node) continue;
    const ports = end.side === "output" ? module.inputs : module.outputs;
    for (const port of ports) {
      const connection: Connection =
        end.side === "output"
          ? { source: end.node, sourcePort: end.port, target: node.id, targetPort: port.name }
          : { source: node.id, sourcePort: port.name, target: end.node, targetPort: end.port };
      if (refusal(drawing, catalogue, connection) !== null) continue;
      const occupied =
        end.side === "output" &&
        !(port as InputPort).many &&
        node.inputs.some((source) => source.port === port.name);
      found.push({ node, port, replaces: occupied, connection });
    }
  }
  return found.sort(
    (a, b) => Number(a.replaces) - Number(b.replaces) || a.node.name.localeCompare(b.node.name),
  );
}

/** Whether an input takes several wires, and the name a new one gets where they are named. */
export function entryFor(
  drawing: Drawing,
  catalogue: Catalogue,
  connection: Connection,
): { many: boolean; name: string | null } {
  const target = drawing.node(connection.target);
  const input = target && inputOf(moduleOf(target.module, catalogue), connection.targetPort);
  if (!input?.many) return { many: false, name: null };
  if (!input.named) return { many: true, name: null };
  const source = drawing.node(connection.source)?.name ?? connection.source;
  const stem =
    source
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "") || "source";
  const taken = new Set(target!.inputs.map((one) => one.name));
  let name = stem;
  for (let count = 2; taken.has(name); count += 1) name = `${stem}_${count}`;
  return { many: true, name };
}

/** While a node is off: the input whose wire stands in for each output; nothing for the others. */
export function passing(node: NodeView, module: Module): ReadonlyMap<string, string> {
  const wired = new Set(node.inputs.map((source) => source.port));
  const pairs = module.outputs.flatMap((output) => {
    const input = module.inputs.find(({ name, type }) => type === output.type && wired.has(name));
    return input ? [[output.name, input.name] as const] : [];
  });
  return new Map(pairs);
}

/** Ports by which a node can stand in a wire: what it takes of the wire, what it gives on. */
export function passage(
  drawing: Drawing,
  catalogue: Catalogue,
  edge: Edge,
  moduleName: string,
): { input: string; output: string } | null {
  const from = drawing.node(edge.source);
  const to = drawing.node(edge.target);
  const module = moduleOf(moduleName, catalogue);
  const given = from && outputOf(moduleOf(from.module, catalogue), edge.sourcePort);
  const taken = to && inputOf(moduleOf(to.module, catalogue), edge.targetPort);
  if (!module || !given || !taken) return null;
  const input = module.inputs.find((port) => fits(given.type, port.type));
  const output = module.outputs.find((port) => fits(port.type, taken.type));
  return input && output ? { input: input.name, output: output.name } : null;
}

/** The wires that would close the gap when nodes go: from what fed them to what they fed. */
export function bridges(drawing: Drawing, catalogue: Catalogue, gone: ReadonlySet<string>) {
  const edges = drawing.edges();
  const found: Connection[] = [];
  for (const out of edges.filter((edge) => gone.has(edge.source) && !gone.has(edge.target))) {
    const into = edges.filter((edge) => edge.target === out.source && !gone.has(edge.source));
    const target = drawing.node(out.target);
    const wanted = target && inputOf(moduleOf(target.module, catalogue), out.targetPort);
    const feed = into.find((edge) => {
      const source = drawing.node(edge.source);
      const output = source && outputOf(moduleOf(source.module, catalogue), edge.sourcePort);
      return wanted && output && fits(output.type, wanted.type);
    });
    if (feed)
      found.push({
        source: feed.source,
        sourcePort: feed.sourcePort,
        target: out.target,
        targetPort: out.targetPort,
      });
  }
  return found;
}
