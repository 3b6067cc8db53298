import { History } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useGraphRuns } from "../api/runs";
import { formatWhen } from "../results/format";
import { StateBadge } from "../results/StateBadge";
import { Loaded } from "../results/States";
import { IconButton, Popover } from "../ui";
import { mainMetrics } from "./compare";
import "./runs.css";

const mostShown = 30;

interface RunHistoryProps {
  graph: string;
  /** the run one looks at */
  current?: string;
}

function List({ graph, current }: RunHistoryProps) {
  const runs = useGraphRuns(graph);
  return (
    <Loaded query={runs} what="runs">
      {(found) => (
        <>
          {found.length === 0 && <p className="results-muted">This experiment has not run yet.</p>}
          <ul className="history">
            {found.slice(0, mostShown).map((run) => {
              const [main] = mainMetrics(run.metrics, 1);
              return (
                <li key={run.id}>
                  <Link
                    href={`/runs/${run.id}`}
                    className="history-run"
                    aria-current={run.id === current ? "page" : undefined}
                  >
                    <span className="history-number">Run {run.number}</span>
                    <StateBadge state={run.state} />
                    <span className="results-muted">{formatWhen(run.started)}</span>
                    <span className="history-metric">{main?.join(" ")}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
          <Link href={`/runs?graph=${graph}`} className="history-all">
            All runs of this experiment
          </Link>
        </>
      )}
    </Loaded>
  );
}

/** The runs of an experiment, from a button. */
export function RunHistory(props: RunHistoryProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title="Runs"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label="Runs of this experiment" icon={<History size={16} aria-hidden />} />
      }
    >
      <List {...props} />
    </Popover>
  );
}
