import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { ColumnStats, Stats } from "../../api/output-types";
import { formatCell, formatCount, formatDate } from "../format";
import { ColumnIcon } from "./ColumnIcon";
import { MissingBar, Spark } from "./Spark";

const heads = ["Mean", "Std", "Min", "25 %", "Median", "75 %", "Max"];

function numbersOf(column: ColumnStats): string[] {
  const [, low, , high] = column.quantiles ?? [];
  const day = (value: ColumnStats["min"]) =>
    column.type === "date" && typeof value === "string" ? formatDate(value) : formatCell(value);
  const { mean, std, min, median, max } = column;
  return [
    formatCell(mean),
    formatCell(std),
    day(min),
    formatCell(low),
    formatCell(median),
    formatCell(high),
    day(max),
  ];
}

function StatsRow({ column, rows }: { column: ColumnStats; rows: number }) {
  const first = column.top?.[0];
  return (
    <>
      <th scope="row" title={column.name}>
        <ColumnIcon type={column.type} />
        <span className="table-name">{column.name}</span>
      </th>
      <td>
        <Spark column={column} />
      </td>
      <td>
        {column.missing === 0 ? (
          <span className="results-muted">none</span>
        ) : (
          <MissingBar missing={column.missing} rows={rows} />
        )}
      </td>
      <td className="table-right">
        {column.unique === null || column.unique === undefined
          ? formatCell(null)
          : formatCount(column.unique)}
      </td>
      {numbersOf(column).map((text, index) => (
        <td key={heads[index]} className="table-right" title={text}>
          {text}
        </td>
      ))}
      <td title={first ? formatCell(first[0]) : undefined}>
        {first ? `${formatCell(first[0])} (${formatCount(first[1])})` : formatCell(null)}
      </td>
    </>
  );
}

/** Room for the lines that are not in view. */
function Gap({ height }: { height: number }) {
  return (
    <tr style={{ height }}>
      <td colSpan={heads.length + 5} />
    </tr>
  );
}

/** The statistics of all columns, a line each. */
export function StatsTable({ stats, label }: { stats: Stats; label: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const down = useVirtualizer({
    count: stats.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    overscan: 8,
  });
  const items = down.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = down.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section ref={scroller} className="stats-scroll" tabIndex={0} aria-label={label}>
      <table className="stats-table" aria-rowcount={stats.columns.length + 1}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Spread</th>
            <th scope="col">Missing</th>
            <th scope="col" className="table-right">
              Unique
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="table-right">
                {head}
              </th>
            ))}
            <th scope="col">Most frequent</th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} />}
          {items.map(({ index, key }) => (
            <tr key={key} aria-rowindex={index + 2}>
              <StatsRow column={stats.columns[index]!} rows={stats.rows} />
            </tr>
          ))}
          {after > 0 && <Gap height={after} />}
        </tbody>
      </table>
    </section>
  );
}
