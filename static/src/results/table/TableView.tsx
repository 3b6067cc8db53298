import { PanelRight } from "lucide-react";
import { useMemo, useState } from "react";
import type { Order, OutputAddress, TablePage } from "../../api/output-types";
import { useStats, useTablePage } from "../../api/outputs";
import type { Json } from "../../api/types";
import { EmptyState, IconButton } from "../../ui";
import { Downloads } from "../Downloads";
import { counted, formatCell } from "../format";
import { Segments } from "../Segments";
import { Loaded } from "../States";
import { ColumnCharts } from "./ColumnCharts";
import { Grid } from "./Grid";
import { columnWidth } from "./geometry";
import { StatsSide } from "./StatsSide";
import { StatsTable } from "./StatsTable";
import type { Cell } from "./selection";
import "./table.css";

type Way = "rows" | "stats" | "charts";

const ways: { value: Way; label: string }[] = [
  { value: "rows", label: "Rows" },
  { value: "stats", label: "Statistics" },
  { value: "charts", label: "Charts" },
];

function widthsOf({ columns, data }: TablePage): number[] {
  return columns.map((column, index) =>
    columnWidth(
      column.name,
      data.map((row) => formatCell(row[index])),
    ),
  );
}

interface Active {
  cell: Cell;
  value: Json | undefined;
}

const start: Active = { cell: { row: 0, column: 0 }, value: undefined };

interface RowsProps {
  output: OutputAddress;
  page: TablePage;
  side: boolean;
  title: string;
  active: Active;
  onActive(active: Active): void;
}

function Rows({ output, page, side, title, active, onActive }: RowsProps) {
  const [order, setOrder] = useState<Order | null>(null);
  const stats = useStats(output);
  const widths = useMemo(() => widthsOf(page), [page]);
  return (
    <div className="table-layout">
      <Grid
        output={output}
        columns={page.columns}
        widths={widths}
        rows={page.rows}
        stats={stats.data}
        order={order}
        onOrder={setOrder}
        onActive={(cell, value) => onActive({ cell, value })}
        label={title}
      />
      {side && (
        <aside className="stats-side" aria-label="Statistics of the column">
          <StatsSide
            column={stats.data?.columns[active.cell.column]}
            rows={page.rows}
            failed={stats.error}
          />
        </aside>
      )}
    </div>
  );
}

/** The cell one is at, in full. */
function CellInFull({ page, active }: { page: TablePage; active: Active }) {
  const { row, column } = active.cell;
  if (row < 0 || active.value === undefined) return null;
  const text = formatCell(active.value);
  return (
    <span className="table-cell-full" title={text}>
      <span className="results-muted">
        {page.columns[column]?.name}, row {row + 1}:
      </span>{" "}
      {text}
    </span>
  );
}

function AllStats({ output, title }: { output: OutputAddress; title: string }) {
  const stats = useStats(output);
  return (
    <Loaded query={stats} what="statistics">
      {(data) => <StatsTable stats={data} label={`Statistics of ${title}`} />}
    </Loaded>
  );
}

/** A table of any length: its rows, its statistics, its columns as charts. */
export function TableView({ output, title }: { output: OutputAddress; title: string }) {
  const [way, setWay] = useState<Way>("rows");
  const [side, setSide] = useState(true);
  const [active, setActive] = useState(start);
  const first = useTablePage(output, { offset: 0, limit: 12 });
  return (
    <Loaded query={first} what="table">
      {(page) => (
        <div className="table-view">
          <div className="results-bar">
            <Segments label="View of the table" value={way} options={ways} onChange={setWay} />
            <span className="results-muted numbers">
              {counted(page.rows, "row")} × {counted(page.columns.length, "column")}
            </span>
            {way === "rows" && <CellInFull page={page} active={active} />}
            <span className="results-bar-end">
              <Downloads output={output} formats={["csv", "parquet", "arrow"]} />
              {way === "rows" && (
                <IconButton
                  size="small"
                  label="Statistics of the column"
                  pressed={side}
                  icon={<PanelRight size={15} aria-hidden />}
                  onClick={() => setSide(!side)}
                />
              )}
            </span>
          </div>
          {page.columns.length === 0 ? (
            <EmptyState title="This table has no columns" />
          ) : way === "rows" ? (
            <Rows
              output={output}
              page={page}
              side={side}
              title={title}
              active={active}
              onActive={setActive}
            />
          ) : way === "stats" ? (
            <AllStats output={output} title={title} />
          ) : (
            <ColumnCharts output={output} rows={page.rows} />
          )}
        </div>
      )}
    </Loaded>
  );
}
