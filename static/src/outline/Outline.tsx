import { ListTree } from "lucide-react";
import { useMemo, useState } from "react";
import { moduleOf, useCatalogue } from "../api/catalogue";
import { flowOrder, useDocument, useEdges, useNodes } from "../document";
import { EmptyState, TextField } from "../ui";
import { OutlineRow } from "./OutlineRow";
import "./outline.css";

/** The nodes and wires of the experiment as a table, in the order of flow. */
export function Outline() {
  const document = useDocument();
  const catalogue = useCatalogue();
  const nodes = useNodes();
  const edges = useEdges();
  const [query, setQuery] = useState("");
  const shown = useMemo(() => {
    const order = flowOrder(
      nodes.map((node) => node.id),
      edges,
      (id) => document.position(id),
    );
    const wanted = query.trim().toLowerCase();
    return order
      .map((id) => nodes.find((node) => node.id === id)!)
      .filter((node) => {
        const title = moduleOf(node.module, catalogue)?.title ?? node.module;
        return `${node.name} ${title}`.toLowerCase().includes(wanted);
      });
  }, [document, nodes, edges, catalogue, query]);

  if (nodes.length === 0)
    return (
      <EmptyState icon={<ListTree size={20} aria-hidden />} title="No modules yet">
        Everything you add to the drawing is listed here too, in the order in which data flows.
      </EmptyState>
    );
  return (
    <div className="outline">
      <div className="outline-search">
        <TextField
          value={query}
          onChange={setQuery}
          type="search"
          placeholder="Find a module"
          aria-label="Find a module in this experiment"
        />
      </div>
      <table className="outline-table">
        <caption className="visually-hidden">Modules and wires of this experiment</caption>
        <thead>
          <tr>
            <th scope="col">Module</th>
            <th scope="col">State</th>
            <th scope="col">Comes in</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((node) => (
            <OutlineRow key={node.id} node={node} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
