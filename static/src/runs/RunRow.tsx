import { Link } from "wouter";
import type { RunInfo } from "../api/types";
import { formatSeconds, formatWhen } from "../results/format";
import { StateBadge } from "../results/StateBadge";
import { classes } from "../ui";
import { mainMetrics } from "./compare";

interface RunRowProps {
  run: RunInfo;
  picked: boolean;
  onPick(picked: boolean): void;
  /** every run is of the same graph, so it goes without saying */
  hideGraph: boolean;
}

/** A run in the list: a click on its number opens it, the box takes it into a comparison. */
export function RunRow({ run, picked, onPick, hideGraph }: RunRowProps) {
  const metrics = mainMetrics(run.metrics);
  return (
    <tr className={classes(picked && "runs-picked")}>
      <td className="runs-check">
        <input
          type="checkbox"
          checked={picked}
          aria-label={`Compare run ${run.number} of ${run.graph_name}`}
          onChange={(event) => onPick(event.target.checked)}
        />
      </td>
      <th scope="row">
        <Link href={`/runs/${run.id}`} className="runs-link">
          Run {run.number}
        </Link>
      </th>
      <td>
        <StateBadge state={run.state} />
      </td>
      {!hideGraph && (
        <td className="runs-graph">
          <Link href={`/g/${run.graph}`} title={run.graph_name}>
            {run.graph_name}
          </Link>
        </td>
      )}
      <td className="runs-metrics">
        {metrics.map(([title, value]) => (
          <span key={title}>
            <span className="results-muted">{title}</span> {value}
          </span>
        ))}
        {metrics.length === 0 && run.error && (
          <span className="runs-error" title={run.error.message}>
            {run.error.message}
          </span>
        )}
      </td>
      <td className="numbers table-right">{formatSeconds(run.seconds)}</td>
      <td title={run.started ?? undefined}>{formatWhen(run.started)}</td>
      <td className="runs-who" title={run.user.name}>
        <span className="runs-person" style={{ background: run.user.color }} aria-hidden="true" />
        {run.user.name}
      </td>
    </tr>
  );
}
