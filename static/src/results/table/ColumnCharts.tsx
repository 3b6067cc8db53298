import { type ReactNode, useMemo, useState } from "react";
import type { ColumnStats, OutputAddress, Stats } from "../../api/output-types";
import { sampleSize, useSampleRows, useStats } from "../../api/outputs";
import type { Json } from "../../api/types";
import { Combobox, EmptyState } from "../../ui";
import { Chart } from "../charts/Chart";
import { box, histogram, scatter, topValues } from "../charts/specs/columns";
import { counted, formatCount } from "../format";
import { Segments } from "../Segments";
import { Loaded, Waiting } from "../States";
import { isNumeric } from "./ColumnIcon";
import { sparkWords } from "./Spark";

type Kind = "spread" | "box" | "scatter";

const kinds: { value: Kind; label: string }[] = [
  { value: "spread", label: "Spread" },
  { value: "box", label: "Box" },
  { value: "scatter", label: "Scatter" },
];

interface PickProps {
  label: string;
  columns: ColumnStats[];
  value: string | null;
  onChange(value: string | null): void;
  clearable?: boolean;
}

function Pick({ label, columns, value, onChange, clearable }: PickProps) {
  const options = columns.map(({ name, type }) => ({ value: name, label: name, hint: type }));
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the combobox is inside
    <label className="charts-pick">
      <span>{label}</span>
      <Combobox
        aria-label={label}
        options={options}
        value={value}
        onChange={onChange}
        clearable={clearable}
        placeholder={clearable ? "None" : "Column"}
      />
    </label>
  );
}

interface Rows {
  columns: { name: string }[];
  data: Json[][];
}

/** The values of one column of some rows. */
function valuesOf({ columns, data }: Rows, name: string | null): Json[] {
  const at = columns.findIndex((column) => column.name === name);
  return at < 0 ? [] : data.map((row) => row[at] ?? null);
}

function SpreadChart({ column }: { column: ColumnStats }) {
  const spec = useMemo(() => (column.histogram ? histogram(column) : topValues(column)), [column]);
  if (!column.histogram && !column.top?.length)
    return <EmptyState title={`"${column.name}" has no values to draw`} />;
  const words = `${column.name}: ${sparkWords(column)}.`;
  return <Chart spec={spec} title={column.name} description={words} />;
}

function BoxChart({ rows, value, group }: { rows: Rows; value: string; group: string | null }) {
  const spec = useMemo(() => {
    const groups = group ? valuesOf(rows, group) : null;
    const points = valuesOf(rows, value).flatMap((one, index) =>
      typeof one === "number"
        ? [{ value: one, ...(groups && { group: String(groups[index] ?? "missing") }) }]
        : [],
    );
    return box(points, value, group ?? undefined);
  }, [rows, value, group]);
  const title = group ? `${value} by ${group}` : value;
  return <Chart spec={spec} title={title} description={`Box plot of ${title}.`} />;
}

interface ScatterProps {
  rows: Rows;
  x: string;
  y: string;
  color: ColumnStats | undefined;
}

function ScatterChart({ rows, x, y, color }: ScatterProps) {
  const spec = useMemo(() => {
    const [across, up] = [valuesOf(rows, x), valuesOf(rows, y)];
    const colors = valuesOf(rows, color?.name ?? null);
    const points = across.flatMap((one, index) => {
      const other = up[index];
      if (typeof one !== "number" || typeof other !== "number") return [];
      return [{ x: one, y: other, color: colors[index] ?? "missing" }];
    });
    const numeric = color !== undefined && isNumeric(color.type) && (color.unique ?? 99) > 8;
    return scatter(points, { x, y, ...(color && { color: { title: color.name, numeric } }) });
  }, [rows, x, y, color]);
  const title = `${y} against ${x}`;
  const by = color ? `, coloured by ${color.name}` : "";
  return <Chart spec={spec} title={title} description={`Scatter plot of ${title}${by}.`} />;
}

interface ChooserProps {
  output: OutputAddress;
  stats: Stats;
}

function Chooser({ output, stats }: ChooserProps) {
  const { columns, rows } = stats;
  const numbers = useMemo(() => columns.filter((column) => isNumeric(column.type)), [columns]);
  const groups = useMemo(
    () => columns.filter((column) => !isNumeric(column.type) && (column.unique ?? 99) <= 30),
    [columns],
  );
  const [kind, setKind] = useState<Kind>("spread");
  const [column, setColumn] = useState<string | null>(columns[0]?.name ?? null);
  const [x, setX] = useState<string | null>(numbers[0]?.name ?? null);
  const [y, setY] = useState<string | null>((numbers[1] ?? numbers[0])?.name ?? null);
  const [color, setColor] = useState<string | null>(groups[0]?.name ?? null);
  const sample = useSampleRows(output, rows, kind !== "spread");
  const named = (name: string | null) => columns.find((one) => one.name === name);
  const shown = named(column);

  const picks: Record<Kind, ReactNode> = {
    spread: <Pick label="Column" columns={columns} value={column} onChange={setColumn} />,
    box: (
      <>
        <Pick label="Column" columns={numbers} value={x} onChange={setX} />
        <Pick label="By" columns={groups} value={color} onChange={setColor} clearable />
      </>
    ),
    scatter: (
      <>
        <Pick label="Across" columns={numbers} value={x} onChange={setX} />
        <Pick label="Up" columns={numbers} value={y} onChange={setY} />
        <Pick label="Colour" columns={columns} value={color} onChange={setColor} clearable />
      </>
    ),
  };

  const drawing = () => {
    if (kind === "spread") return shown && <SpreadChart column={shown} />;
    if (!x || !y) return <EmptyState title="This table has no numbers to draw" />;
    if (!sample.data) return <Waiting what="Loading rows" />;
    if (kind === "box") {
      const group = groups.some((one) => one.name === color) ? color : null;
      return <BoxChart rows={sample.data} value={x} group={group} />;
    }
    return <ScatterChart rows={sample.data} x={x} y={y} color={named(color)} />;
  };

  return (
    <div className="charts">
      <div className="charts-controls">
        <Segments label="Kind of chart" value={kind} options={kinds} onChange={setKind} />
        {picks[kind]}
        {kind !== "spread" && rows > sampleSize && (
          <p className="results-muted">
            {formatCount(sampleSize)} of {counted(rows, "row")}, taken evenly.
          </p>
        )}
      </div>
      {drawing()}
    </div>
  );
}

/** Columns of a table as charts: one spread out, or two against each other. */
export function ColumnCharts({ output, rows }: { output: OutputAddress; rows: number }) {
  const stats = useStats(output);
  if (rows === 0) return <EmptyState title="There are no rows to draw" />;
  return (
    <Loaded query={stats} what="columns">
      {(data) => <Chooser output={output} stats={data} />}
    </Loaded>
  );
}
