import { useState } from "react";
import { actionOf, perform, useActionContext } from "../actions";
import { useDocument, useGroup, useReadOnly } from "../document";
import { Button, Keys, TextField } from "../ui";
import { NodeList } from "./NodeList";

const COMMON = ["run-to-here", "duplicate", "switch-off", "fit-selection", "ungroup"];

/** One frame: its name, what is in it and what one can do with all of that. */
export function FramePanel({ id }: { id: string }) {
  const graph = useDocument();
  const group = useGroup(id);
  const readOnly = useReadOnly();
  const now = useActionContext();
  const [draft, setDraft] = useState<string | null>(null);
  if (!group) return null;
  const type = (text: string) => {
    setDraft(text);
    if (text.trim() !== "") graph.renameGroup(id, text.trim());
  };
  return (
    <section className="inspector-panel" aria-label="Frame">
      <header className="inspector-head">
        <TextField
          className="inspector-name"
          aria-label="Name of the frame"
          value={draft ?? group.name}
          readOnly={readOnly}
          maxLength={200}
          onChange={type}
          onBlur={() => setDraft(null)}
        />
      </header>
      {!readOnly && (
        <div className="inspector-section">
          {COMMON.map(actionOf).map((action) => (
            <Button
              key={action.id}
              className="inspector-action"
              onClick={() => perform(action, now)}
            >
              <span>{action.label}</span>
              {action.keys?.[0] && <Keys keys={action.keys[0]} />}
            </Button>
          ))}
        </div>
      )}
      <NodeList ids={group.nodes} />
    </section>
  );
}
