import { useDocument, useNote, useReadOnly } from "../document";
import { TextArea } from "../ui";

/** One note: its text, with more room than on the canvas. */
export function NotePanel({ id }: { id: string }) {
  const graph = useDocument();
  const note = useNote(id);
  const readOnly = useReadOnly();
  if (!note) return null;
  return (
    <section className="inspector-panel" aria-label="Note">
      <header className="inspector-head">
        <h2 className="inspector-title">Note</h2>
      </header>
      <div className="inspector-section">
        <TextArea
          aria-label="Text of the note"
          rows={8}
          value={note.text}
          readOnly={readOnly}
          spellCheck
          onChange={(text) => graph.setNoteText(id, text)}
        />
      </div>
    </section>
  );
}
