import { useMemo } from "react";
import { actionOf, isEnabled, perform, useActionContext } from "../actions";
import { useDocument, useEdges } from "../document";
import { Button, Keys } from "../ui";
import { NodeList } from "./NodeList";

const COMMON = [
  "connect-selected",
  "run-to-here",
  "copy",
  "duplicate",
  "switch-off",
  "group",
  "ungroup",
  "fit-selection",
  "deselect",
  "remove",
];

/** Several things are selected: which, and what one can do with all of them. */
export function SelectionPanel({ ids }: { ids: readonly string[] }) {
  const graph = useDocument();
  const now = useActionContext();
  useEdges();
  const nodes = ids.map((id) => graph.node(id)).filter((node) => node !== undefined);
  const notes = ids.filter((id) => graph.note(id));
  const frames = ids.filter((id) => graph.group(id));
  const actions = useMemo(() => COMMON.flatMap(known), []);
  const context = now();

  return (
    <section className="inspector-panel" aria-label="Selection">
      <header className="inspector-head">
        <h2 className="inspector-title">{counted(nodes.length, notes.length, frames.length)}</h2>
      </header>
      <div className="inspector-section">
        {actions
          .filter((action) => isEnabled(action, context))
          .map((action) => (
            <Button
              key={action.id}
              kind={action.id === "remove" ? "danger" : "secondary"}
              className="inspector-action"
              onClick={() => perform(action, now)}
            >
              <span>{action.label}</span>
              {action.keys?.[0] && <Keys keys={action.keys[0]} />}
            </Button>
          ))}
      </div>
      <NodeList ids={ids} />
    </section>
  );
}

function known(id: string) {
  try {
    return [actionOf(id)];
  } catch {
    return [];
  }
}

function counted(nodes: number, notes: number, frames: number): string {
  const parts = [
    nodes > 0 && `${nodes} ${nodes === 1 ? "module" : "modules"}`,
    notes > 0 && `${notes} ${notes === 1 ? "note" : "notes"}`,
    frames > 0 && `${frames} ${frames === 1 ? "frame" : "frames"}`,
  ];
  return `${parts.filter(Boolean).join(" and ")} selected`;
}
