import { useMemo } from "react";
import { actionOf, isEnabled, perform, useActionContext } from "../actions";
import { useCatalogue } from "../api/catalogue";
import { useDocument, useEdges } from "../document";
import { ModuleIcon } from "../palette/ModuleIcon";
import { Button, Keys } from "../ui";
import { useView } from "../view/store";

const COMMON = [
  "connect-selected",
  "run-to-here",
  "copy",
  "duplicate",
  "switch-off",
  "fit-selection",
  "deselect",
  "remove",
];

/** Several things are selected: which, and what one can do with all of them. */
export function SelectionPanel({ ids }: { ids: readonly string[] }) {
  const graph = useDocument();
  const catalogue = useCatalogue();
  const now = useActionContext();
  const select = useView((view) => view.select);
  useEdges();
  const nodes = ids.map((id) => graph.node(id)).filter((node) => node !== undefined);
  const notes = ids.filter((id) => graph.note(id));
  const actions = useMemo(() => COMMON.flatMap(known), []);
  const context = now();

  return (
    <section className="inspector-panel" aria-label="Selection">
      <header className="inspector-head">
        <h2 className="inspector-title">{counted(nodes.length, notes.length)}</h2>
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
      {nodes.length > 0 && (
        <ul className="inspector-section inspector-selected">
          {nodes.map((node) => {
            const module = catalogue.modules[node.module];
            return (
              <li key={node.id}>
                <button type="button" onClick={() => select([node.id])}>
                  {module && <ModuleIcon module={module} />}
                  <span>{node.name}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
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

function counted(nodes: number, notes: number): string {
  const parts = [
    nodes > 0 && `${nodes} ${nodes === 1 ? "module" : "modules"}`,
    notes > 0 && `${notes} ${notes === 1 ? "note" : "notes"}`,
  ];
  return `${parts.filter(Boolean).join(" and ")} selected`;
}
