import { typeColor } from "../api/catalogue";
import type { Module } from "../api/types";
import { type NodeView, passing } from "../document";

/** As in canvas.css: the height of a port, and what stands above the first. */
const port = { height: 21, above: 2 };
const width = 190;

/** Lines through a node that is off, from what enters it to where that leaves it. */
export function PassingLines({ node, module }: { node: NodeView; module: Module }) {
  const middle = (at: number) => port.above + port.height * (at + 0.5);
  const lines = [...passing(node, module)].map(([output, input]) => {
    const from = module.inputs.findIndex(({ name }) => name === input);
    const to = module.outputs.findIndex(({ name }) => name === output);
    const [start, end] = [middle(from), middle(to)];
    const path = `M 4 ${start} C 80 ${start} ${width - 80} ${end} ${width - 4} ${end}`;
    return { output, path, color: typeColor(module.outputs[to]!.type) };
  });
  return (
    <svg className="node-passing" aria-hidden>
      {lines.map(({ output, path, color }) => (
        <path key={output} d={path} style={{ color }} />
      ))}
    </svg>
  );
}
