import type { ColumnStats } from "../../api/output-types";
import { counted, formatCell, formatShare } from "../format";

const width = 100;
const height = 22;
const mostBars = 24;

/** Heights for a picture too small for all bins: neighbours are joined. */
export function sparkHeights(counts: number[], most = mostBars): number[] {
  const size = Math.ceil(counts.length / most);
  if (size <= 1) return counts;
  return Array.from({ length: Math.ceil(counts.length / size) }, (_, index) =>
    counts.slice(index * size, (index + 1) * size).reduce((sum, count) => sum + count, 0),
  );
}

function heightsOf({ histogram, top }: ColumnStats): number[] {
  if (histogram) return sparkHeights(histogram.counts);
  return (top ?? []).slice(0, 8).map(([, count]) => count);
}

/** How a column is spread, small enough for its head. */
export function Spark({ column }: { column: ColumnStats }) {
  const heights = heightsOf(column);
  const most = Math.max(1, ...heights);
  const step = width / Math.max(heights.length, 1);
  const gap = column.histogram ? 0.6 : 2;
  return (
    <svg
      className={column.histogram ? "table-spark" : "table-spark table-spark-levels"}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {heights.map((count, index) => {
        const tall = count === 0 ? 0 : Math.max(1, (count / most) * height);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name
            key={index}
            x={index * step}
            y={height - tall}
            width={Math.max(0.5, step - gap)}
            height={tall}
          />
        );
      })}
    </svg>
  );
}

/** What the picture in a column's head shows, in words. */
export function sparkWords(column: ColumnStats): string {
  if (column.histogram)
    return `from ${formatCell(column.min)} to ${formatCell(column.max)}, mean ${formatCell(column.mean)}`;
  const first = column.top?.[0];
  const levels =
    column.unique === null || column.unique === undefined ? "" : counted(column.unique, "value");
  return [levels, first ? `most often ${formatCell(first[0])}` : ""].filter(Boolean).join(", ");
}

/** How much of a column is missing, as a bar. */
export function MissingBar({ missing, rows }: { missing: number; rows: number }) {
  const share = rows > 0 ? missing / rows : 0;
  const words = missing === 0 ? "nothing missing" : `${formatShare(share)} missing`;
  return (
    <span className="table-missing" title={`${missing} of ${rows} missing`}>
      <span className="table-missing-bar">
        <span style={{ width: `${share > 0 ? Math.max(3, share * 100) : 0}%` }} />
      </span>
      <span className={missing ? "table-missing-some" : "visually-hidden"}>{words}</span>
    </span>
  );
}
