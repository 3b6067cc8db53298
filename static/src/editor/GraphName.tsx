import { useState } from "react";
import { useDocument, useGraphName, useReadOnly } from "../document";

/** The name of the experiment, edited where it stands. */
export function GraphName() {
  const document = useDocument();
  const name = useGraphName();
  const readOnly = useReadOnly();
  const [draft, setDraft] = useState<string | null>(null);
  if (readOnly) return <h1 className="editor-name editor-name-fixed">{name}</h1>;
  const finish = (keep: boolean) => {
    const next = draft?.trim();
    if (keep && next && next !== name) document.setName(next);
    setDraft(null);
  };
  return (
    <h1 className="editor-name">
      <input
        aria-label="Name of the experiment"
        value={draft ?? name}
        size={Math.max(8, Math.min(36, (draft ?? name).length + 1))}
        maxLength={200}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          if (event.key === "Escape") finish(false);
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </h1>
  );
}
