import { useMemo, useState } from "react";
import type { OutputAddress } from "../../api/output-types";
import { useMetrics } from "../../api/outputs";
import { classes, EmptyState, Select } from "../../ui";
import { Chart } from "../charts/Chart";
import { bars, folds } from "../charts/specs/bars";
import { residualHistogram, residuals, truthAndPrediction } from "../charts/specs/regression";
import { Downloads } from "../Downloads";
import { formatMetric, metricTitle } from "../format";
import { SmallTableView } from "../SmallTableView";
import { Loaded } from "../States";
import { ConfusionMatrix } from "./ConfusionMatrix";
import { Curves } from "./Curves";
import { BigNumbers, SideBySide } from "./Numbers";
import {
  confusionOf,
  foldsOf,
  otherTables,
  type Part,
  partsOf,
  residualsOf,
  sizesOf,
  thinned,
} from "./read";
import "./metrics.css";

/** A title that says which of two models it is about. */
function titled(title: string, part: Part, parts: Part[]): string {
  return parts.length > 1 ? `${title}: ${part.label}` : title;
}

function Matrices({ parts }: { parts: Part[] }) {
  return parts.map((part) => {
    const confusion = confusionOf(part);
    const title = titled("Confusion matrix", part, parts);
    return (
      confusion && (
        <section
          key={part.label}
          className={classes("metrics-card", confusion.classes.length > 6 && "metrics-wide")}
        >
          <h3>{title}</h3>
          <ConfusionMatrix confusion={confusion} label={title} />
        </section>
      )
    );
  });
}

function Classes({ parts }: { parts: Part[] }) {
  return parts.map((part) => {
    const table = part.tables.classes;
    const title = titled("By class", part, parts);
    return (
      table && (
        <section key={part.label} className="metrics-card">
          <h3>{title}</h3>
          <SmallTableView table={table} label={title} title={metricTitle} />
        </section>
      )
    );
  });
}

function Residuals({ parts }: { parts: Part[] }) {
  const points = useMemo(() => parts.flatMap((part) => thinned(residualsOf(part), 4000)), [parts]);
  const specs = useMemo(
    () => [truthAndPrediction(points), residuals(points), residualHistogram(points)] as const,
    [points],
  );
  if (points.length === 0) return null;
  const many = `${points.length} rows`;
  return (
    <>
      <Chart
        spec={specs[0]}
        title="Predicted and true"
        description={`Predicted against true values of ${many}.`}
      />
      <Chart
        spec={specs[1]}
        title="Residuals"
        description={`Residuals against predicted values of ${many}.`}
      />
      <Chart
        spec={specs[2]}
        title="Spread of residuals"
        description={`Histogram of the residuals of ${many}.`}
      />
    </>
  );
}

function Folds({ part }: { part: Part }) {
  const byMetric = useMemo(() => foldsOf(part), [part]);
  const names = Object.keys(byMetric);
  const [chosen, setChosen] = useState<string | null>(null);
  const metric = chosen && names.includes(chosen) ? chosen : (names[0] ?? "");
  const values = byMetric[metric];
  const spec = useMemo(() => folds(values ?? [], metricTitle(metric)), [values, metric]);
  if (!values) return null;
  const words = values.map(({ fold, value }) => `${fold}: ${formatMetric(value)}`).join(", ");
  return (
    <>
      <Chart spec={spec} title="Folds" description={`${metricTitle(metric)} by fold. ${words}.`}>
        <Select
          aria-label="Measure of the folds"
          className="results-small-select"
          value={metric}
          options={names.map((name) => ({ value: name, label: metricTitle(name) }))}
          onChange={setChosen}
        />
      </Chart>
      <section className="metrics-card">
        <h3>Each fold</h3>
        <SmallTableView
          table={part.tables.folds!}
          label="Measures of each fold"
          title={metricTitle}
        />
      </section>
    </>
  );
}

function Sizes({ part, title }: { part: Part; title: string }) {
  const sizes = useMemo(() => sizesOf(part), [part]);
  const spec = useMemo(() => bars(sizes, { name: "Cluster", value: "Rows" }), [sizes]);
  if (sizes.length === 0) return null;
  const words = sizes.map(({ name, value }) => `${name}: ${value}`).join(", ");
  const height = Math.min(28, 7 + sizes.length * 1.3);
  return (
    <Chart spec={spec} title={title} description={`Rows by cluster. ${words}.`} height={height} />
  );
}

function Body({ parts }: { parts: Part[] }) {
  const empty = parts.every(
    (part) => Object.keys(part.values).length + Object.keys(part.tables).length === 0,
  );
  if (empty) return <EmptyState title="Nothing was measured" />;
  return (
    <div className="metrics-body">
      {parts.length === 1 && <BigNumbers part={parts[0]!} />}
      <div className="metrics-grid">
        {parts.length > 1 && (
          <section className="metrics-card metrics-wide">
            <h3>Side by side</h3>
            <div className="metrics-compare-frame">
              <SideBySide parts={parts} />
            </div>
          </section>
        )}
        <Matrices parts={parts} />
        <Curves parts={parts} />
        <Residuals parts={parts} />
        {parts.map((part) => (
          <Sizes key={part.label} part={part} title={titled("Size of clusters", part, parts)} />
        ))}
        <Folds part={parts[0]!} />
        <Classes parts={parts} />
        {parts.flatMap((part) =>
          otherTables(part).map(([name, table]) => {
            const title = titled(metricTitle(name), part, parts);
            return (
              <section key={title} className="metrics-card">
                <h3>{title}</h3>
                <SmallTableView table={table} label={title} />
              </section>
            );
          }),
        )}
      </div>
    </div>
  );
}

interface MetricsViewProps {
  output: OutputAddress;
  /** what the models are called, when two were evaluated */
  labels: string[];
}

/** How good a model is: numbers, then what lies behind them. */
export function MetricsView({ output, labels }: MetricsViewProps) {
  const query = useMetrics(output);
  const parts = useMemo(
    () => (query.data ? partsOf(query.data, labels) : []),
    [query.data, labels],
  );
  return (
    <Loaded query={query} what="measures">
      {() => (
        <div className="metrics-view">
          <Body parts={parts} />
          <div className="metrics-foot">
            <Downloads output={output} formats={["json"]} />
          </div>
        </div>
      )}
    </Loaded>
  );
}
