import { useMemo, useState } from "react";
import { Select } from "../../ui";
import { Chart } from "../charts/Chart";
import { precisionRecallCurve, rocCurve } from "../charts/specs/curves";
import { formatMetric } from "../format";
import { type CurveName, columnOf, curveClasses, curveOf, type Part, thinned } from "./read";

/** Share of the rows that belong to a class: what precision is by chance. */
function shareOf(part: Part, name: string): number {
  const classes = columnOf(part.tables.classes, "class").map(String);
  const rows = columnOf(part.tables.classes, "rows").map(Number);
  const all = rows.reduce((sum, count) => sum + count, 0);
  return (rows[classes.indexOf(name)] ?? Number.NaN) / all;
}

interface CurveProps {
  parts: Part[];
  name: CurveName;
  /** a class, or "" for all */
  only: string;
}

const every = "";

function Curve({ parts, name, only }: CurveProps) {
  const isRoc = name === "roc_curve";
  const spec = useMemo(() => {
    const two = parts.length > 1;
    const points = parts.flatMap((part) => {
      const curve = curveOf(part, name, only === every ? undefined : only);
      const series = [...new Set(curve.map((point) => point.series))];
      return series.flatMap((one) =>
        thinned(curve.filter((point) => point.series === one)).map((point) =>
          two ? { ...point, series: part.label } : point,
        ),
      );
    });
    if (name === "roc_curve") return rocCurve(points, two ? "Model" : "Class");
    const chance = only === every ? Number.NaN : shareOf(parts[0]!, only);
    return precisionRecallCurve(points, two ? "Model" : "Class", chance);
  }, [parts, name, only]);
  const title = isRoc ? "ROC curve" : "Precision and recall";
  const measured = parts
    .map((part) => {
      const value = part.values[isRoc ? "auc" : "average_precision"];
      return `${part.label}: ${isRoc ? "area" : "average precision"} ${formatMetric(value)}`;
    })
    .join("; ");
  return <Chart spec={spec} title={title} description={`${title}. ${measured}.`} />;
}

/** ROC and precision-recall curves: of all classes of one model, or of one class of two models. */
export function Curves({ parts }: { parts: Part[] }) {
  const classes = useMemo(() => curveClasses(parts[0]!, "roc_curve"), [parts]);
  const last = classes.at(-1) ?? every;
  const [chosen, setChosen] = useState<string | null>(null);
  if (classes.length === 0) return null;
  const single = parts.length > 1 || classes.length === 2;
  const only = chosen ?? (single ? last : every);
  const options = [
    ...(parts.length > 1 ? [] : [{ value: every, label: "All classes" }]),
    ...classes.map((name) => ({ value: name, label: name })),
  ];
  return (
    <div className="metrics-curves">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the select is inside */}
      <label className="metrics-class">
        <span>Class</span>
        <Select
          aria-label="Class of the curves"
          value={only}
          options={options}
          onChange={setChosen}
        />
      </label>
      <Curve parts={parts} name="roc_curve" only={only} />
      <Curve parts={parts} name="precision_recall_curve" only={only} />
    </div>
  );
}
