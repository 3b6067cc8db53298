import { useMemo, useState } from "react";
import { Link, useSearch } from "wouter";
import { type Comparison, useCompare } from "../api/runs";
import type { RunInfo } from "../api/types";
import { formatMetric, formatSeconds, formatWhen, missingText } from "../results/format";
import { StateBadge } from "../results/StateBadge";
import { Loaded } from "../results/States";
import { Badge, Button, classes, EmptyState } from "../ui";
import { idsIn, type MetricRow, metricRows } from "./compare";
import { MetricChart } from "./MetricChart";
import { Page } from "./Page";
import "../results/metrics/metrics.css";
import "../results/results.css";

function RunHeads({ runs }: { runs: RunInfo[] }) {
  return runs.map((run) => (
    <th key={run.id} scope="col" className="compare-run">
      <Link href={`/runs/${run.id}`} className="runs-link">
        Run {run.number}
      </Link>
      <span className="results-muted" title={run.graph_name}>
        {run.graph_name}
      </span>
    </th>
  ));
}

function AboutRows({ runs }: { runs: RunInfo[] }) {
  return (
    <>
      <tr>
        <th scope="row">State</th>
        {runs.map((run) => (
          <td key={run.id}>
            <StateBadge state={run.state} />
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">Started</th>
        {runs.map((run) => (
          <td key={run.id}>{formatWhen(run.started)}</td>
        ))}
      </tr>
      <tr>
        <th scope="row">Took</th>
        {runs.map((run) => (
          <td key={run.id}>{formatSeconds(run.seconds)}</td>
        ))}
      </tr>
    </>
  );
}

function Section({ title, columns }: { title: string; columns: number }) {
  return (
    <tr className="compare-section">
      <th scope="rowgroup" colSpan={columns + 1}>
        {title}
      </th>
    </tr>
  );
}

function MetricLine({ row, runs }: { row: MetricRow; runs: RunInfo[] }) {
  return (
    <tr>
      <th scope="row">{row.title}</th>
      {runs.map((run, index) => {
        const value = row.values[index];
        const best = row.best !== null && value === row.best;
        return (
          <td key={run.id} className={classes("numbers", best && "metrics-best")}>
            {formatMetric(value)}
            {best && <Badge tone="ok">best</Badge>}
          </td>
        );
      })}
    </tr>
  );
}

function DifferenceLines({ comparison }: { comparison: Comparison }) {
  const { runs, params, modules } = comparison;
  return (
    <>
      {modules.map(({ node, name, values }) => (
        <tr key={node}>
          <th scope="row">{name}</th>
          {runs.map((run) => (
            <td key={run.id}>{values[run.id] ?? "not there"}</td>
          ))}
        </tr>
      ))}
      {params.map(({ node, name, param, values }) => (
        <tr key={`${node} ${param}`}>
          <th scope="row">
            {name} <span className="results-muted">{param}</span>
          </th>
          {runs.map((run) => (
            <td key={run.id} className="compare-param" title={values[run.id] ?? missingText}>
              {values[run.id] ?? missingText}
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

function Side({ comparison }: { comparison: Comparison }) {
  const { runs, params, modules } = comparison;
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const rows = useMemo(() => metricRows(comparison), [comparison]);
  const shown = onlyDifferent ? rows.filter(({ best }) => best !== null) : rows;
  return (
    <div className="compare">
      <label className="compare-switch">
        <input
          type="checkbox"
          checked={onlyDifferent}
          onChange={(event) => setOnlyDifferent(event.target.checked)}
        />
        Only measures that differ
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className="runs-frame" tabIndex={0} aria-label="Runs side by side">
        <table className="compare-table">
          <thead>
            <tr>
              <td />
              <RunHeads runs={runs} />
            </tr>
          </thead>
          <tbody>
            <AboutRows runs={runs} />
            <Section title="Measures" columns={runs.length} />
            {shown.map((row) => (
              <MetricLine key={row.name} row={row} runs={runs} />
            ))}
            {shown.length === 0 && (
              <tr>
                <td colSpan={runs.length + 1} className="results-muted">
                  {rows.length === 0 ? "None was measured." : "All measures are equal."}
                </td>
              </tr>
            )}
            <Section title="What differs" columns={runs.length} />
            <DifferenceLines comparison={comparison} />
            {params.length + modules.length === 0 && (
              <tr>
                <td colSpan={runs.length + 1} className="results-muted">
                  Modules and parameters are the same.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
      <MetricChart rows={rows} runs={runs} />
    </div>
  );
}

/** Two or more runs side by side: what came out, and what was set differently. */
export function ComparePage() {
  const ids = idsIn(useSearch());
  const query = useCompare(ids);
  return (
    <Page title="Compare runs" back={{ href: "/runs", label: "Runs" }}>
      {ids.length < 2 ? (
        <EmptyState
          title="Pick two or more runs to compare"
          action={
            <Link href="/runs" asChild>
              <Button>To the runs</Button>
            </Link>
          }
        />
      ) : (
        <Loaded query={query} what="comparison">
          {(comparison) => <Side comparison={comparison} />}
        </Loaded>
      )}
    </Page>
  );
}
