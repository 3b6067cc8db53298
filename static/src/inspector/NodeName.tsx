import { useState } from "react";
import { useDocument, useReadOnly } from "../document";
import { TextField } from "../ui";

/** The name of a node, as a heading one can type in. An empty name is not kept. */
export function NodeName({ id, name }: { id: string; name: string }) {
  const document = useDocument();
  const readOnly = useReadOnly();
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string) => {
    setDraft(text);
    if (text.trim() !== "") document.rename(id, text.trim());
  };
  return (
    <TextField
      className="inspector-name"
      aria-label="Name of the node"
      value={draft ?? name}
      readOnly={readOnly}
      maxLength={200}
      onChange={type}
      onBlur={() => setDraft(null)}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}
