import { X } from "lucide-react";
import { typeColor, useCatalogue } from "../api/catalogue";
import type { InputPort } from "../api/types";
import { entryFor, labelOf, type NodeView, offers, useDocument, useNodes } from "../document";
import { IconButton } from "../ui";

interface PortSourceProps {
  node: NodeView;
  port: InputPort;
  readOnly: boolean;
}

/** What comes in at a port, and the choice of all that could. */
export function PortSource({ node, port, readOnly }: PortSourceProps) {
  const document = useDocument();
  const catalogue = useCatalogue();
  useNodes(); // the choice follows every change of the graph
  const sources = node.inputs.filter((source) => source.port === port.name);
  const nameOf = (id: string, output: string) => {
    const source = document.node(id);
    const several = (catalogue.modules[source?.module ?? ""]?.outputs.length ?? 0) > 1;
    return several ? `${source?.name ?? id}: ${labelOf({ name: output })}` : (source?.name ?? id);
  };
  const fit = readOnly
    ? []
    : offers(document, catalogue, { node: node.id, port: port.name, side: "input" });
  const current = port.many ? undefined : sources[0];
  const choose = (value: string) => {
    if (value === "") {
      if (current) document.disconnect([`${node.id}:${current.key}`]);
      return;
    }
    const offer = fit.find(({ connection: c }) => `${c.source}.${c.sourcePort}` === value);
    if (!offer) return;
    const { many, name } = entryFor(document, catalogue, offer.connection);
    document.connect(offer.connection, many, name);
  };
  return (
    <div className="outline-port">
      <span className="ui-dot" style={{ background: typeColor(port.type) }} />
      <span className="outline-port-name">{labelOf(port)}</span>
      {port.many &&
        sources.map((source) => (
          <span key={source.key} className="ui-chip">
            {source.name ? `${source.name} = ` : ""}
            {nameOf(source.node, source.output)}
            {!readOnly && (
              <IconButton
                label={`Remove the wire from ${nameOf(source.node, source.output)}`}
                size="small"
                icon={<X size={11} aria-hidden />}
                onClick={() => document.disconnect([`${node.id}:${source.key}`])}
              />
            )}
          </span>
        ))}
      {readOnly ? (
        <span>{current ? nameOf(current.node, current.output) : port.many ? "" : "—"}</span>
      ) : (
        <select
          className="ui-field outline-select"
          aria-label={`${node.name}, ${labelOf(port)} comes from`}
          value={current ? `${current.node}.${current.output}` : ""}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{port.many ? "Add…" : port.optional ? "— (optional)" : "—"}</option>
          {current &&
            !fit.some(
              ({ connection: c }) => c.source === current.node && c.sourcePort === current.output,
            ) && (
              <option value={`${current.node}.${current.output}`}>
                {nameOf(current.node, current.output)}
              </option>
            )}
          {fit.map(({ connection: c }) => (
            <option key={`${c.source}.${c.sourcePort}`} value={`${c.source}.${c.sourcePort}`}>
              {nameOf(c.source, c.sourcePort)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
