import { useState } from "react";
import { useView } from "../view/store";

interface NodeTitleProps {
  id: string;
  name: string;
  editable: boolean;
  label: string;
  onRename(name: string): void;
}

/** A name on the drawing; F2 or a double click edits it where it stands. */
export function NodeTitle({ id, name, editable, label, onRename }: NodeTitleProps) {
  const renaming = useView((view) => view.renaming === id);
  const set = useView((view) => view.set);
  const [draft, setDraft] = useState(name);
  if (!renaming || !editable)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: F2 on the node does the same
      <span
        className="node-name"
        title={name}
        onDoubleClick={() => {
          setDraft(name);
          set({ renaming: id });
        }}
      >
        {name}
      </span>
    );
  const finish = (keep: boolean) => {
    const next = draft.trim();
    if (keep && next && next !== name) onRename(next);
    set({ renaming: null });
  };
  return (
    <input
      className="node-name-field nodrag"
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: the person asked to rename this
      autoFocus
      value={draft}
      maxLength={80}
      onFocus={(event) => {
        setDraft(name);
        event.target.select();
      }}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Enter" && event.key !== "Escape") return;
        finish(event.key === "Enter");
        event.currentTarget.closest<HTMLElement>(".react-flow__node")?.focus();
      }}
    />
  );
}
