import type { NodeError } from "../../api/types";
import { Code } from "../../code/Code";
import "./node.css";

interface ErrorViewProps {
  error: NodeError;
}

/** What went wrong in a node: the message first, then the line, the rest on demand. */
export function ErrorView({ error }: ErrorViewProps) {
  const { type, message, text, line, traceback } = error;
  return (
    <div className="node-error">
      <p className="node-error-message">{message || type}</p>
      <p className="results-muted">
        {type}
        {line ? `, line ${line} of this step` : ""}
      </p>
      {text && (
        <div className="node-error-line">
          <Code text={text} label="The line that failed" wrong={1} firstLine={line ?? 1} />
        </div>
      )}
      {traceback.length > 0 && (
        <details className="node-traceback">
          <summary>Traceback</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
          <section tabIndex={0} aria-label="Traceback">
            <pre>{traceback.map((line) => line.replace(/\n$/, "")).join("\n")}</pre>
          </section>
        </details>
      )}
    </div>
  );
}
