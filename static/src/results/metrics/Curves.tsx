import { useMemo, useState } from "react";
import { Select } from "../../ui";
import { Chart } from "../charts/Chart";
import { precisionRecallCurve, rocCurve } from "../charts/specs/curves";
import { formatMetric } from "../format";
import { type CurveName, columnOf, curveClasses, curveOf, type Part, thinned } from "./read";

/** All classes at once; no class is called that. */
const every = "\u0000";
const mostAtOnce = 8;

/** Share of the rows that belong to a class: what precision is by chance. */
function shareOf(part: Part, name: string): number {
  const classes = columnOf(part.tables.classes, "class").map(String);
  const rows = columnOf(part.tables.classes, "rows").map(Number);
  const all = rows.reduce((sum, count) => sum + count, 0);
  return (rows[classes.indexOf(name)] ?? Number.NaN) / all;
}

/** The points to draw: a line for each class of one model, or for each of two models. */
function pointsOf(parts: Part[], name: CurveName, only: string) {
  return parts.flatMap((part) => {
    const curve = curveOf(part, name, only === every ? undefined : only);
    const series = [...new Set(curve.map((point) => point.series))];
    return series.flatMap((one) =>
      thinned(curve.filter((point) => point.series === one)).map((point) =>
        parts.length > 1 ? { ...point, series: part.label } : point,
      ),
    );
  });
}

interface CurveProps {
  parts: Part[];
  name: CurveName;
  only: string;
  options: { value: string; label: string }[];
  onChoose(name: string): void;
}

function Curve({ parts, name, only, options, onChoose }: CurveProps) {
  const isRoc = name === "roc_curve";
  const spec = useMemo(() => {
    const points = pointsOf(parts, name, only);
    const series = parts.length > 1 ? "Model" : "Class";
    if (name === "roc_curve") return rocCurve(points, series);
    const chance = only === every ? Number.NaN : shareOf(parts[0]!, only);
    return precisionRecallCurve(points, series, chance);
  }, [parts, name, only]);
  const title = isRoc ? "ROC curve" : "Precision and recall";
  const measured = parts.map((part) => {
    const value = part.values[isRoc ? "auc" : "average_precision"];
    return `${part.label}: ${isRoc ? "area" : "average precision"} ${formatMetric(value)}`;
  });
  return (
    <Chart
      spec={spec}
      title={title}
      description={`${title}. ${measured.join("; ")}.`}
      className="results-chart-square"
    >
      <Select
        aria-label={`Class of the ${title}`}
        className="results-small-select"
        value={only}
        options={options}
        onChange={onChoose}
      />
    </Chart>
  );
}

/** ROC and precision-recall curves: of all classes of one model, or of one class of two models. */
export function Curves({ parts }: { parts: Part[] }) {
  const classes = useMemo(() => curveClasses(parts[0]!, "roc_curve"), [parts]);
  const [chosen, setChosen] = useState<string | null>(null);
  const last = classes.at(-1);
  if (last === undefined) return null;
  const oneOnly = parts.length > 1 || classes.length === 2 || classes.length > mostAtOnce;
  const shared = {
    parts,
    only: chosen ?? (oneOnly ? last : every),
    onChoose: setChosen,
    options: [
      ...(parts.length > 1 ? [] : [{ value: every, label: "All classes" }]),
      ...classes.map((name) => ({ value: name, label: name })),
    ],
  };
  return (
    <>
      <Curve name="roc_curve" {...shared} />
      <Curve name="precision_recall_curve" {...shared} />
    </>
  );
}
