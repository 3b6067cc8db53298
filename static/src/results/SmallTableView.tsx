import type { SmallTable } from "../api/output-types";
import { formatCell, formatMetric } from "./format";
import "./results.css";

const mostRows = 200;

interface SmallTableViewProps {
  table: SmallTable;
  label: string;
  /** how the heads read */
  title?: (column: string) => string;
}

/** Which columns hold numbers, and which of them only whole ones. */
function kindsOf({ columns, data }: SmallTable) {
  const numbers = columns.map((_, index) =>
    data.map((row) => row[index]).filter((value) => typeof value === "number"),
  );
  return {
    numeric: numbers.map((found) => found.length > 0),
    whole: numbers.map((found) => found.every(Number.isInteger)),
  };
}

/** A table that fits on the screen. */
export function SmallTableView({ table, label, title = (column) => column }: SmallTableViewProps) {
  const { numeric, whole } = kindsOf(table);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="small-table-frame" tabIndex={0} aria-label={label}>
      <table className="small-table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={column} scope="col" className={numeric[index] ? "table-right" : undefined}>
                {title(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.data.slice(0, mostRows).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={index}>
              {row.map((value, column) => (
                <td
                  key={table.columns[column]}
                  className={numeric[column] ? "table-right" : undefined}
                  title={formatCell(value)}
                >
                  {typeof value === "number" && !whole[column]
                    ? formatMetric(value)
                    : formatCell(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.data.length > mostRows && (
        <p className="results-muted">
          The first {mostRows} of {table.data.length} rows.
        </p>
      )}
    </section>
  );
}
