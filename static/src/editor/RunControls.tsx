import { CircleAlert, CircleCheck, CircleSlash, CopyPlus, Play, Square } from "lucide-react";
import { Link } from "wouter";
import { actionOf, isEnabled, perform, useActionContext } from "../actions";
import { isOver, useRun } from "../api/runs";
import { useSession } from "../api/session";
import type { RunDetail } from "../api/types";
import { useShownRunId } from "../canvas/shown-run";
import { useNodeIds, useReadOnly } from "../document";
import { Button, Spinner, Tooltip } from "../ui";
import { useView } from "../view/store";
import { duration } from "../view/words";

const words = {
  queued: "waiting",
  running: "running",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
  interrupted: "interrupted",
} as const;

function RunStatus({ run }: { run: RunDetail }) {
  const nodes = Object.values(run.nodes);
  const ready = nodes.filter(({ state }) => state !== "queued" && state !== "running").length;
  const over = isOver(run.state);
  const detail = over
    ? run.seconds !== null && run.state === "done"
      ? `${words[run.state]} in ${duration(run.seconds)}`
      : words[run.state]
    : `${ready} of ${nodes.length}`;
  return (
    <Link href={`/runs/${run.id}`} className="editor-run-status" data-run-state={run.state}>
      {!over && <Spinner size={14} label="Running" />}
      {run.state === "done" && <CircleCheck size={14} aria-hidden />}
      {run.state === "failed" && <CircleAlert size={14} aria-hidden />}
      {(run.state === "cancelled" || run.state === "interrupted") && (
        <CircleSlash size={14} aria-hidden />
      )}
      <span className="numbers">
        Run {run.number} <span className="editor-run-detail">{detail}</span>
      </span>
    </Link>
  );
}

/** The way from watching to working, for those who may. */
function CopyButton() {
  const now = useActionContext();
  useSession();
  const copy = actionOf("work-on-copy");
  if (!isEnabled(copy, now())) return null;
  return (
    <Button
      kind="primary"
      icon={<CopyPlus size={14} aria-hidden />}
      onClick={() => perform(copy, now)}
    >
      {copy.label}
    </Button>
  );
}

/** Run, Cancel and how the last run went. */
export function RunControls() {
  const now = useActionContext();
  const run = useRun(useShownRunId());
  const starting = useView((view) => view.startingRun);
  const empty = useNodeIds().length === 0;
  const readOnly = useReadOnly();
  const going = run !== undefined && !isOver(run.state);
  if (readOnly)
    return (
      <div className="editor-run">
        {run && <RunStatus run={run} />}
        <CopyButton />
      </div>
    );
  const runAction = actionOf("run");
  return (
    <div className="editor-run">
      {run && <RunStatus run={run} />}
      {going ? (
        <Tooltip text="Cancel the run" keys="Mod+.">
          <Button
            kind="danger"
            icon={<Square size={13} fill="currentColor" aria-hidden />}
            onClick={() => perform(actionOf("cancel-run"), now)}
          >
            Cancel
          </Button>
        </Tooltip>
      ) : (
        <Tooltip text="Run everything that has changed" keys="Mod+Enter">
          <Button
            kind="primary"
            icon={<Play size={13} fill="currentColor" aria-hidden />}
            disabled={starting || empty || !isEnabled(runAction, now())}
            onClick={() => perform(runAction, now)}
          >
            {starting ? "Starting…" : "Run"}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
