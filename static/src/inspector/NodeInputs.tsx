import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { typeColor, useCatalogue } from "../api/catalogue";
import type { InputPort, Module, Problem } from "../api/types";
import {
  entryFor,
  labelOf,
  type NodeView,
  offers,
  type Source,
  useDocument,
  useEdges,
  useProblems,
  useReadOnly,
} from "../document";
import { ProblemNote } from "../problems/ProblemNote";
import { Button, IconButton, Menu, MenuItem, TextField, unmarked } from "../ui";
import { useView } from "../view/store";

/** What enters a node: each input with its wires, which one can make and cut here too. */
export function NodeInputs({ node, module }: { node: NodeView; module: Module }) {
  const problems = useProblems(node.id);
  if (module.inputs.length === 0) return null;
  return (
    <section className="inspector-section" aria-labelledby={`inputs-${node.id}`}>
      <h2 id={`inputs-${node.id}`}>Inputs</h2>
      <ul className="inspector-ports">
        {module.inputs.map((input) => (
          <Port
            key={input.name}
            node={node}
            input={input}
            problems={problems.filter((one) => one.port === input.name && !one.param)}
          />
        ))}
      </ul>
    </section>
  );
}

interface PortProps {
  node: NodeView;
  input: InputPort;
  problems: readonly Problem[];
}

function Port({ node, input, problems }: PortProps) {
  const sources = node.inputs.filter((source) => source.port === input.name);
  const readOnly = useReadOnly();
  return (
    <li>
      <div className="inspector-port">
        <span className="inspector-dot" style={{ background: typeColor(input.type) }} />
        <span className="inspector-port-name" title={unmarked(input.help) || undefined}>
          {labelOf(input)}
        </span>
        <span className="inspector-faint">
          {input.type.replaceAll("|", " or ")}
          {input.optional && ", optional"}
        </span>
      </div>
      {sources.map((source, index) => (
        <Wire
          key={source.key}
          node={node}
          source={source}
          named={input.named}
          before={sources[index - 1]}
          after={sources[index + 1] && (sources[index + 2] ?? null)}
          last={index === sources.length - 1}
        />
      ))}
      {!readOnly && (sources.length === 0 || input.many) && <Connect node={node} input={input} />}
      {problems.map((problem) => (
        <ProblemNote key={problem.code + problem.message} problem={problem} />
      ))}
    </li>
  );
}

interface WireProps {
  node: NodeView;
  source: Source;
  named: boolean;
  before: Source | undefined;
  after: Source | null | undefined;
  last: boolean;
}

function Wire({ node, source, named, before, after, last }: WireProps) {
  const graph = useDocument();
  useEdges();
  const readOnly = useReadOnly();
  const select = useView((view) => view.select);
  const from = graph.node(source.node);
  const edge = `${node.id}:${source.key}`;
  const name = from?.name ?? source.node;
  const many = source.key !== source.port;
  return (
    <div className="inspector-wire">
      {named && (
        <TextField
          className="inspector-wire-name"
          aria-label={`What the wire from ${name} is called`}
          value={source.name ?? ""}
          readOnly={readOnly}
          onChange={(text) => graph.setSourceName(edge, text)}
        />
      )}
      <button
        type="button"
        className="inspector-wire-from"
        disabled={!from}
        onClick={() => select([source.node])}
        title={`Go to ${name}`}
      >
        {name} <span className="inspector-faint">{source.output.replaceAll("_", " ")}</span>
      </button>
      {many && !readOnly && (
        <>
          <IconButton
            size="small"
            label={`Move ${name} up`}
            icon={<ArrowUp size={12} aria-hidden />}
            disabled={!before}
            onClick={() => graph.reorderSource(edge, before ? `${node.id}:${before.key}` : null)}
          />
          <IconButton
            size="small"
            label={`Move ${name} down`}
            icon={<ArrowDown size={12} aria-hidden />}
            disabled={last}
            onClick={() => graph.reorderSource(edge, after ? `${node.id}:${after.key}` : null)}
          />
        </>
      )}
      {!readOnly && (
        <IconButton
          size="small"
          label={`Remove the wire from ${name}`}
          icon={<X size={13} aria-hidden />}
          onClick={() => graph.disconnect([edge])}
        />
      )}
    </div>
  );
}

const MOST = 40;

function Connect({ node, input }: { node: NodeView; input: InputPort }) {
  const graph = useDocument();
  const catalogue = useCatalogue();
  const announce = useView((view) => view.announce);
  useEdges();
  const found = offers(graph, catalogue, { node: node.id, port: input.name, side: "input" });
  if (found.length === 0) return <p className="inspector-faint inspector-unwired">Not connected</p>;
  return (
    <Menu
      trigger={
        <Button size="small" kind="ghost" icon={<Plus size={13} aria-hidden />}>
          Connect…
        </Button>
      }
    >
      {found.slice(0, MOST).map(({ node: other, port, connection }) => (
        <MenuItem
          key={`${other.id}.${port.name}`}
          onSelect={() => {
            const { many, name } = entryFor(graph, catalogue, connection);
            graph.connect(connection, many, name);
            announce(`Connected ${other.name} to ${labelOf(input)}.`);
          }}
        >
          {other.name} <span className="inspector-faint">{labelOf(port)}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}
