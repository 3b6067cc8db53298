import { Badge, classes } from "../../ui";
import { formatMetric, lessIsBetter, metricTitle } from "../format";
import type { Part } from "./read";

/** The measures of one model, large enough for the last row. */
export function BigNumbers({ part }: { part: Part }) {
  return (
    <dl className="metrics-numbers">
      {Object.entries(part.values).map(([name, value], index) => (
        <div key={name} className={classes("metrics-number", index === 0 && "metrics-main")}>
          <dt>{metricTitle(name)}</dt>
          <dd title={value === null ? undefined : `${metricTitle(name)} ${value}`}>
            {formatMetric(value)}
            {part.spread[name] !== undefined && (
              <span className="metrics-spread" title="Standard deviation over the folds">
                ± {formatMetric(part.spread[name])}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Which of some values is best; null when none is, or all are equal. */
export function bestOf(metric: string, values: (number | null | undefined)[]): number | null {
  const found = values.filter((value) => typeof value === "number" && Number.isFinite(value));
  if (found.length < 2) return null;
  const best = lessIsBetter(metric)
    ? Math.min(...(found as number[]))
    : Math.max(...(found as number[]));
  return found.every((value) => value === best) ? null : best;
}

/** The measures of two models side by side, the better one marked. */
export function SideBySide({ parts }: { parts: Part[] }) {
  const names = [...new Set(parts.flatMap((part) => Object.keys(part.values)))];
  return (
    <table className="metrics-compare">
      <thead>
        <tr>
          <th scope="col">Measure</th>
          {parts.map((part) => (
            <th key={part.label} scope="col" title={part.label}>
              {part.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const values = parts.map((part) => part.values[name]);
          const best = bestOf(name, values);
          return (
            <tr key={name}>
              <th scope="row">{metricTitle(name)}</th>
              {parts.map((part, index) => (
                <td
                  key={part.label}
                  className={best === values[index] ? "metrics-best" : undefined}
                >
                  {formatMetric(values[index])}
                  {best !== null && best === values[index] && <Badge tone="ok">best</Badge>}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
