import { useMemo, useState } from "react";
import type { RunInfo } from "../api/types";
import { Chart } from "../results/charts/Chart";
import { bars } from "../results/charts/specs/bars";
import { formatMetric } from "../results/format";
import { Select } from "../ui";
import type { MetricRow } from "./compare";

/** One measure of several runs, as bars. */
export function MetricChart({ rows, runs }: { rows: MetricRow[]; runs: RunInfo[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const row = rows.find(({ name }) => name === chosen) ?? rows[0];
  const spec = useMemo(() => {
    const values = runs.flatMap((run, index) => {
      const value = row?.values[index];
      return typeof value === "number" ? [{ name: `Run ${run.number}`, value }] : [];
    });
    return bars(values, { name: "Run", value: row?.title ?? "" });
  }, [row, runs]);
  if (!row) return null;
  const words = runs.map((run, index) => `run ${run.number}: ${formatMetric(row.values[index])}`);
  return (
    <Chart
      spec={spec}
      title={row.title}
      level={2}
      height={Math.min(30, 7 + runs.length * 1.6)}
      description={`${row.title} by run. ${words.join(", ")}.`}
    >
      <Select
        aria-label="Measure of the chart"
        className="results-small-select"
        value={row.name}
        options={rows.map(({ name, title }) => ({ value: name, label: title }))}
        onChange={setChosen}
      />
    </Chart>
  );
}
