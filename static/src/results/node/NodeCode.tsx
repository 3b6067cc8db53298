import { useRunScript } from "../../api/runs";
import { Code } from "../../code/Code";
import { CopyButton } from "../../code/CopyButton";
import { textOf } from "../../code/lines";
import { useScript } from "../../code/script";
import { useOpenGraph } from "../../document";
import { EmptyState } from "../../ui";
import { Loaded } from "../States";
import "./node.css";

interface NodeCodeProps {
  node: string;
  name: string;
  run: string | undefined;
}

/** The lines of the script that a node is: as it stands now, or as it ran. */
export function NodeCode({ node, name, run }: NodeCodeProps) {
  const { document, sync } = useOpenGraph();
  const now = useScript(document.id, sync !== null);
  const then = useRunScript(sync === null ? run : null);
  const query = sync === null ? then : now;
  return (
    <Loaded query={query} what="code">
      {(script) => {
        const range = script.lines[node];
        const text = textOf(script.text, range);
        if (!range || !text)
          return (
            <EmptyState title="No code for this node yet">
              {script.problems[0]?.message ?? "It is not part of the script."}
            </EmptyState>
          );
        return (
          <div className="node-code">
            <Code text={text} label={`Code of ${name}`} firstLine={range[0]} />
            <span className="node-code-copy">
              <CopyButton text={text} label="Copy the code" />
            </span>
          </div>
        );
      }}
    </Loaded>
  );
}
