import { ArrowRight } from "lucide-react";
import { useCatalogue } from "../api/catalogue";
import { type Edge, useDocument, useEdges, useReadOnly } from "../document";
import { Button } from "../ui";
import { useView } from "../view/store";

/** Wires are selected: what they join, and the way to cut them. */
export function EdgePanel({ ids }: { ids: readonly string[] }) {
  const graph = useDocument();
  const readOnly = useReadOnly();
  const clear = useView((view) => view.clearSelection);
  useEdges();
  const edges = ids.map((id) => graph.edge(id)).filter((edge) => edge !== undefined);
  const title = edges.length === 1 ? "Wire" : `${edges.length} wires`;
  const cut = () => {
    graph.disconnect(edges.map((edge) => edge.id));
    clear();
  };
  return (
    <section className="inspector-panel" aria-label={title}>
      <header className="inspector-head">
        <h2 className="inspector-title">{title}</h2>
      </header>
      <ul className="inspector-section">
        {edges.map((edge) => (
          <Ends key={edge.id} edge={edge} />
        ))}
      </ul>
      {!readOnly && edges.length > 0 && (
        <div className="inspector-section">
          <Button kind="danger" onClick={cut}>
            {edges.length === 1 ? "Remove the wire" : "Remove the wires"}
          </Button>
        </div>
      )}
    </section>
  );
}

function Ends({ edge }: { edge: Edge }) {
  const graph = useDocument();
  const catalogue = useCatalogue();
  const select = useView((view) => view.select);
  const source = graph.node(edge.source);
  const module = catalogue.modules[source?.module ?? ""];
  const type = module?.outputs.find((port) => port.name === edge.sourcePort)?.type;
  const end = (node: string, port: string) => (
    <button type="button" className="inspector-wire-from" onClick={() => select([node])}>
      {graph.node(node)?.name ?? node}{" "}
      <span className="inspector-faint">{port.replaceAll("_", " ")}</span>
    </button>
  );
  return (
    <li className="inspector-ends">
      {end(edge.source, edge.sourcePort)}
      <ArrowRight size={13} aria-hidden />
      {end(edge.target, edge.targetPort)}
      {type && <span className="inspector-faint">{type}</span>}
    </li>
  );
}
