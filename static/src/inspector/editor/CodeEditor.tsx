import { indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { indentUnit } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { minimalSetup } from "codemirror";
import { useEffect, useRef } from "react";
import { change } from "./change";
import { replacing } from "./replacing";
import { syntaxCheck } from "./syntax";
import { nonce, theme } from "./theme";

interface CodeEditorProps {
  value: string;
  onChange(text: string): void;
  label: string;
  describedBy?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** An editor for Python. Text changed by another hand comes in without moving the cursor. */
export default function CodeEditor(props: CodeEditorProps) {
  const { value, label, describedBy, disabled = false, autoFocus } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const editable = useRef(new Compartment());
  const latest = useRef(props);
  latest.current = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; later values come in below
  useEffect(() => {
    const editor = new EditorView({
      parent: host.current ?? undefined,
      state: EditorState.create({
        doc: value,
        extensions: [
          nonce(),
          minimalSetup,
          lineNumbers(),
          python(),
          indentUnit.of("    "),
          keymap.of([indentWithTab]),
          replacing,
          syntaxCheck(),
          theme,
          EditorView.lineWrapping,
          editable.current.of(readOnly(disabled)),
          EditorView.contentAttributes.of({
            "aria-label": label,
            ...(describedBy ? { "aria-describedby": describedBy } : {}),
          }),
          EditorView.updateListener.of((update) => {
            const byHand = update.transactions.some((one) => !one.annotation(change));
            if (update.docChanged && byHand) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    if (autoFocus) editor.focus();
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure(readOnly(disabled)) });
  }, [disabled]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const now = editor.state.doc.toString();
    if (now !== value) editor.dispatch(difference(now, value));
  }, [value]);

  return <div ref={host} className="inspector-editor" />;
}

function readOnly(disabled: boolean) {
  return [EditorState.readOnly.of(disabled), EditorView.editable.of(!disabled)];
}

function difference(from: string, to: string) {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let tail = 0;
  const most = Math.min(from.length, to.length) - start;
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return {
    changes: { from: start, to: from.length - tail, insert: to.slice(start, to.length - tail) },
    annotations: change.of(true),
  };
}
