import type { Fragment, FragmentGroup, FragmentNode } from "./fragment";
import type { GraphDocument } from "./graph-document";

const known = new Set(["name", "module", "version", "params", "inputs"]);

function nodeOf(graph: GraphDocument, id: string): FragmentNode {
  const view = graph.node(id)!;
  const map = graph.map("nodes").get(id) as Map<string, unknown>;
  const unknown = [...map.entries()].filter(
    (entry): entry is [string, string] => !known.has(entry[0]) && typeof entry[1] === "string",
  );
  return {
    name: view.name,
    module: view.module,
    version: view.version,
    params: { ...view.texts },
    inputs: view.inputs.map(({ key, port, node, output, name }) => ({
      port,
      node,
      output,
      name,
      many: key !== port,
    })),
    unknown: Object.fromEntries(unknown),
  };
}

/** These nodes and notes (or all) of a graph, apart from it. */
export function toFragment(graph: GraphDocument, ids?: Iterable<string>): Fragment {
  const wanted = ids ? new Set(ids) : null;
  const chosen = (all: readonly string[]) => all.filter((id) => !wanted || wanted.has(id));
  const nodes = chosen(graph.nodeIds());
  const notes = chosen(graph.noteIds()).map((id) => {
    const { text, at, size } = graph.note(id)!;
    return [id, { text, at, size: [size.width, size.height] as [number, number] }] as const;
  });
  const here = new Set(nodes);
  const groups = graph
    .groups()
    .filter((group) => group.nodes.every((node) => here.has(node)))
    .map(({ id, name, nodes }): [string, FragmentGroup] => [id, { name, nodes: [...nodes] }]);
  return {
    name: graph.name,
    nodes: Object.fromEntries(nodes.map((id) => [id, nodeOf(graph, id)])),
    layout: Object.fromEntries(nodes.map((id) => [id, graph.position(id) ?? { x: 0, y: 0 }])),
    notes: Object.fromEntries(notes),
    groups: Object.fromEntries(groups),
  };
}
