import { Eye } from "lucide-react";
import { typeColor } from "../api/catalogue";
import type { Module, OutputPort } from "../api/types";
import { labelOf, type NodeView, useColumns } from "../document";
import { IconButton } from "../ui";
import { useView } from "../view/store";

/** What leaves a node, and the way to see it. */
export function NodeOutputs({ node, module }: { node: NodeView; module: Module }) {
  if (module.outputs.length === 0) return null;
  return (
    <section className="inspector-section" aria-labelledby={`outputs-${node.id}`}>
      <h2 id={`outputs-${node.id}`}>Outputs</h2>
      <ul className="inspector-ports">
        {module.outputs.map((output) => (
          <Output key={output.name} node={node} output={output} />
        ))}
      </ul>
    </section>
  );
}

function Output({ node, output }: { node: NodeView; output: OutputPort }) {
  const columns = useColumns(`${node.id}.${output.name}`);
  const openOutputOf = useView((view) => view.openOutputOf);
  const open = useView(
    ({ openOutput }) => openOutput?.node === node.id && openOutput.port === output.name,
  );
  return (
    <li className="inspector-port">
      <span className="inspector-dot" style={{ background: typeColor(output.type) }} />
      <span className="inspector-port-name" title={output.help || undefined}>
        {labelOf(output)}
      </span>
      <span className="inspector-faint numbers">
        {output.type}
        {columns && `, ${columns.length} columns`}
      </span>
      <IconButton
        size="small"
        label={`Show ${labelOf(output)}`}
        icon={<Eye size={14} aria-hidden />}
        pressed={open}
        onClick={() => openOutputOf(open ? null : { node: node.id, port: output.name })}
      />
    </li>
  );
}
