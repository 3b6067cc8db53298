import type { ColumnStats } from "../../api/output-types";
import type { Json } from "../../api/types";
import { Spinner } from "../../ui";
import { formatCell, formatCount, formatDate, formatShare } from "../format";
import { ColumnIcon } from "./ColumnIcon";
import { MissingBar, Spark } from "./Spark";

type Fact = [label: string, value: string];

/** The statistics of a column that say something about it, in reading order. */
export function facts(column: ColumnStats, rows: number): Fact[] {
  const day = column.type === "date" ? (v: Json) => formatDate(String(v)) : formatCell;
  const found: Fact[] = [
    [
      "Missing",
      `${formatCount(column.missing)} (${formatShare(rows ? column.missing / rows : 0)})`,
    ],
  ];
  const add = (
    label: string,
    value: Json | undefined,
    how: (value: Json) => string = formatCell,
  ) => {
    if (value !== null && value !== undefined) found.push([label, how(value)]);
  };
  add("Unique", column.unique, (value) => formatCount(Number(value)));
  add("Mean", column.mean);
  add("Std", column.std);
  add("Min", column.min, day);
  const [least, low, , high, most] = column.quantiles ?? [];
  add("5 %", least);
  add("25 %", low);
  add("Median", column.median);
  add("75 %", high);
  add("95 %", most);
  add("Max", column.max, day);
  return found;
}

function Top({ top, rows }: { top: [Json, number][]; rows: number }) {
  const most = Math.max(1, ...top.map(([, count]) => count));
  return (
    <div className="stats-top">
      <h4>Most frequent</h4>
      <ul>
        {top.slice(0, 10).map(([value, count]) => (
          <li key={JSON.stringify(value)}>
            <span className="stats-top-value" title={formatCell(value)}>
              {formatCell(value)}
            </span>
            <span className="stats-top-bar" aria-hidden="true">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="stats-top-count" title={formatShare(count / Math.max(1, rows))}>
              {formatCount(count)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface StatsSideProps {
  column: ColumnStats | undefined;
  rows: number;
  failed: Error | null;
}

/** The statistics of the column one is at, beside the rows. */
export function StatsSide({ column, rows, failed }: StatsSideProps) {
  if (failed) return <p className="results-note">{failed.message}</p>;
  if (!column) return <Spinner label="Counting" />;
  return (
    <div className="stats-side-inner">
      <h3 className="stats-title">
        <ColumnIcon type={column.type} />
        <span title={column.name}>{column.name}</span>
        <span className="results-muted">{column.type}</span>
      </h3>
      {column.histogram && <Spark column={column} />}
      {column.missing > 0 && <MissingBar missing={column.missing} rows={rows} />}
      <dl className="stats-facts">
        {facts(column, rows).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
      {column.top && column.top.length > 0 && <Top top={column.top} rows={rows} />}
    </div>
  );
}
