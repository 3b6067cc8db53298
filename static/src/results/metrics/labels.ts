interface Wired {
  name: string;
  inputs: readonly { port: string; node: string }[];
}

/** Where to go on from a node to find the learner behind a scored table. */
const way = ["model", "estimator"];

/** What a scored table's model is called: the learner it came from, or the nearest node. */
function learnerOf(start: string, nodeOf: (id: string) => Wired | undefined): string | undefined {
  let name: string | undefined;
  let id: string | undefined = start;
  for (let steps = 0; id !== undefined && steps < 12; steps++) {
    const node = nodeOf(id);
    if (!node) break;
    name = node.name;
    id = way
      .map((port) => node.inputs.find((input) => input.port === port)?.node)
      .find((source) => source !== undefined);
  }
  return name;
}

/** Names for the models that an evaluation compares, in the order of its inputs. */
export function modelLabels(node: string, nodeOf: (id: string) => Wired | undefined): string[] {
  const inputs = nodeOf(node)?.inputs ?? [];
  const sources = ["scored", "other"].map((port) => inputs.find((input) => input.port === port));
  const names = sources.flatMap((source) => (source ? [learnerOf(source.node, nodeOf) ?? ""] : []));
  const distinct = new Set(names).size === names.length && !names.includes("");
  return distinct ? names : ["First", "Second"];
}
