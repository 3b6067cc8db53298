import { CircleAlert } from "lucide-react";
import type { NodeError } from "../api/types";
import { shownState } from "../canvas/node-state";
import { useShownNodeRun } from "../canvas/shown-run";
import { useKey } from "../document";
import { Button } from "../ui";
import { useView } from "../view/store";

/** What went wrong when a node ran, as long as nothing has changed since. */
export function useFailure(node: string): NodeError | null {
  const run = useShownNodeRun(node);
  const key = useKey(node);
  return shownState({ errors: 0, run, key }) === "failed" ? (run?.error ?? null) : null;
}

interface FailedRunProps {
  node: string;
  port: string;
  error: NodeError;
}

/** The message of a failed run on its node, and the way to the line that failed. */
export function FailedRun({ node, port, error }: FailedRunProps) {
  const open = useView((view) => view.openOutputOf);
  return (
    <div className="problems-note problems-error">
      <CircleAlert size={13} aria-hidden />
      <div>
        <p>{error.message || error.type}</p>
        <p className="problems-hint">The last run failed here.</p>
        <Button size="small" className="problems-fix" onClick={() => open({ node, port })}>
          See where
        </Button>
      </div>
    </div>
  );
}
