import { python } from "@codemirror/lang-python";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { nonce, theme } from "../inspector/editor/theme";
import type { LineRange } from "./lines";

const setLit = StateEffect.define<DecorationSet>();

const lit = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, { effects, changes }) =>
    effects.reduce(
      (current, effect) => (effect.is(setLit) ? effect.value : current),
      marks.map(changes),
    ),
  provide: (field) => EditorView.decorations.from(field),
});

const litLine = Decoration.line({ class: "code-lit" });
const wrongLine = Decoration.line({ class: "code-wrong" });

function marksFor(view: EditorView, ranges: LineRange[], wrong: number | null): DecorationSet {
  const { doc } = view.state;
  const inside = (line: number) => line >= 1 && line <= doc.lines;
  const lines = new Map<number, Decoration>();
  for (const [from, to] of ranges)
    for (let line = from; line <= to; line++) if (inside(line)) lines.set(line, litLine);
  if (wrong !== null && inside(wrong)) lines.set(wrong, wrongLine);
  const sorted = [...lines].sort(([a], [b]) => a - b);
  return Decoration.set(sorted.map(([line, mark]) => mark.range(doc.line(line).from)));
}

interface PythonViewProps {
  text: string;
  label: string;
  /** lines to light, counted from 1 */
  ranges?: LineRange[];
  /** a line that went wrong */
  wrong?: number | null;
  /** scroll to what is lit */
  follow?: boolean;
  /** the number of the first line */
  firstLine?: number;
  onLine?(line: number): void;
}

const none: LineRange[] = [];

/** Python to read: coloured, selectable, with lines lit. */
export default function PythonView(props: PythonViewProps) {
  const { text, label, ranges = none, wrong = null, follow = false, firstLine = 1 } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const made = new EditorView({
      parent: host.current ?? undefined,
      state: EditorState.create({
        doc: text,
        extensions: [
          nonce(),
          lineNumbers({ formatNumber: (line) => String(line + firstLine - 1) }),
          python(),
          theme,
          lit,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            tabindex: "0",
            role: "textbox",
            "aria-readonly": "true",
            "aria-multiline": "true",
            "aria-label": label,
          }),
          EditorView.domEventHandlers({
            click: (event, editor) => {
              const at = editor.posAtCoords({ x: event.clientX, y: event.clientY });
              const selecting = !editor.state.selection.main.empty;
              if (at !== null && !selecting)
                latest.current.onLine?.(editor.state.doc.lineAt(at).number);
            },
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [text, label, firstLine]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text makes a new editor
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const marks = marksFor(editor, ranges, wrong);
    const first = Math.min(...ranges.map(([from]) => from), wrong ?? Number.POSITIVE_INFINITY);
    const known = follow && first >= 1 && first <= editor.state.doc.lines;
    const scroll = known
      ? [EditorView.scrollIntoView(editor.state.doc.line(first).from, { y: "center" })]
      : [];
    editor.dispatch({ effects: [setLit.of(marks), ...scroll] });
  }, [text, label, firstLine, ranges, wrong, follow]);

  return <div ref={host} className="code-view" />;
}
