import { syntaxTree } from "@codemirror/language";
import { type Diagnostic, linter } from "@codemirror/lint";
import type { EditorState, Extension } from "@codemirror/state";

/** Places where the parser gave up, one a line at most. Pure but for the editor's state. */
export function mistakes(state: EditorState): Diagnostic[] {
  const found: Diagnostic[] = [];
  const lines = new Set<number>();
  syntaxTree(state).iterate({
    enter({ type, from, to }) {
      if (!type.isError) return;
      const line = state.doc.lineAt(from);
      if (lines.has(line.number)) return;
      lines.add(line.number);
      const end = Math.max(to, Math.min(from + 1, state.doc.length));
      const start = from === end ? Math.max(line.from, from - 1) : from;
      found.push({ from: start, to: end, severity: "error", message: "Python cannot read this." });
    },
  });
  return found;
}

/** Underlines what Python cannot read. */
export function syntaxCheck(): Extension {
  return linter((view) => mistakes(view.state), { delay: 500 });
}
