import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo, useEffect, useRef } from "react";
import { useDocument, useNote, useReadOnly } from "../document";
import { useView } from "../view/store";
import type { CanvasNode } from "./flow-types";

/** A note on the drawing, written where it stands. */
export const NoteNode = memo(function NoteNode({ id, selected }: NodeProps<CanvasNode>) {
  const document = useDocument();
  const note = useNote(id);
  const editable = !useReadOnly();
  const renaming = useView((view) => view.renaming === id);
  const set = useView((view) => view.set);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (renaming) field.current?.focus();
  }, [renaming]);
  if (!note) return null;
  return (
    <div className="note" data-selected={selected || undefined}>
      {editable && (
        <NodeResizer
          isVisible={selected}
          minWidth={120}
          minHeight={60}
          onResizeEnd={(_, { x, y, width, height }) =>
            document.resizeNote(id, { x, y }, { width, height })
          }
        />
      )}
      {renaming && editable ? (
        <textarea
          ref={field}
          className="note-field nodrag nowheel"
          aria-label="Text of the note"
          value={note.text}
          onChange={(event) => document.setNoteText(id, event.target.value)}
          onBlur={() => set({ renaming: null })}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key !== "Escape") return;
            set({ renaming: null });
            event.currentTarget.closest<HTMLElement>(".react-flow__node")?.focus();
          }}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: F2 and Enter do the same on the node
        <div
          className="note-text"
          onDoubleClick={() => editable && set({ renaming: id })}
          data-empty={note.text === "" || undefined}
        >
          {note.text || "Double click to write"}
        </div>
      )}
    </div>
  );
});
