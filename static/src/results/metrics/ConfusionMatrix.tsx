import type { CSSProperties } from "react";
import { classes } from "../../ui";
import { formatCount, formatShare } from "../format";
import type { Confusion } from "./read";

interface CellProps {
  count: number;
  share: number;
  truth: string;
  predicted: string;
  right: boolean;
}

function MatrixCell({ count, share, truth, predicted, right }: CellProps) {
  const words = `${formatCount(count)} rows of ${truth} predicted as ${predicted} (${formatShare(share)} of ${truth})`;
  return (
    <td
      className={classes("matrix-cell", right && "matrix-right", count === 0 && "matrix-zero")}
      style={{ "--heat": Number.isFinite(share) ? share : 0 } as CSSProperties}
      title={words}
    >
      <span className="matrix-count">{formatCount(count)}</span>
      <span className="matrix-share">{formatShare(share)}</span>
    </td>
  );
}

/** How often each class was taken for which: true classes down, predicted ones across. */
export function ConfusionMatrix({ confusion, label }: { confusion: Confusion; label: string }) {
  const { classes: names, counts } = confusion;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="matrix-frame" tabIndex={0} aria-label={label}>
      <table className={classes("matrix", names.length > 6 && "matrix-dense")}>
        <caption className="visually-hidden">
          {label}: true classes in rows, predicted in columns
        </caption>
        <thead>
          <tr>
            <td colSpan={2} />
            <th colSpan={names.length + 1} scope="colgroup" className="matrix-axis">
              Predicted
            </th>
          </tr>
          <tr>
            <td colSpan={2} />
            {names.map((name) => (
              <th key={name} scope="col" className="matrix-name" title={name}>
                {name}
              </th>
            ))}
            <th scope="col" className="matrix-total">
              Rows
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map((row, index) => {
            const total = row.reduce((sum, count) => sum + count, 0);
            const truth = names[index] ?? "";
            return (
              <tr key={truth}>
                {index === 0 && (
                  <th
                    rowSpan={counts.length}
                    scope="rowgroup"
                    className="matrix-axis matrix-axis-down"
                  >
                    <span>True</span>
                  </th>
                )}
                <th scope="row" className="matrix-name" title={truth}>
                  {truth}
                </th>
                {row.map((count, column) => (
                  <MatrixCell
                    key={names[column]}
                    count={count}
                    share={total ? count / total : 0}
                    truth={truth}
                    predicted={names[column] ?? ""}
                    right={column === index}
                  />
                ))}
                <td className="matrix-total">{formatCount(total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
