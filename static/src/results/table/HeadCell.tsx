// biome-ignore-all lint/a11y/useSemanticElements: heads in view are placed freely
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus for its cells
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ColumnStats, Order, TableColumn } from "../../api/output-types";
import { classes } from "../../ui";
import { ColumnIcon } from "./ColumnIcon";
import { MissingBar, Spark, sparkWords } from "./Spark";

interface HeadCellProps {
  id: string;
  column: TableColumn;
  index: number;
  stats: ColumnStats | undefined;
  rows: number;
  order: Order | null;
  active: boolean;
  left: number;
  width: number;
  onSort(): void;
}

/** The head of a column: its kind and name, how it is spread, what is missing; a click sorts. */
export function HeadCell(props: HeadCellProps) {
  const { id, column, index, stats, rows, order, active, left, width, onSort } = props;
  const sorted = order?.column === column.name ? order : null;
  const direction = sorted ? (sorted.descending ? "descending" : "ascending") : "none";
  return (
    <div
      id={id}
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={direction}
      className={classes("table-head-cell", active && "table-active", sorted && "table-sorted")}
      style={{ left, width }}
      title={`${column.name} (${column.type})`}
      onClick={onSort}
    >
      <span className="table-head-name">
        <ColumnIcon type={column.type} />
        <span className="table-name">{column.name}</span>
        {sorted &&
          (sorted.descending ? (
            <ArrowDown size={13} aria-hidden />
          ) : (
            <ArrowUp size={13} aria-hidden />
          ))}
      </span>
      {stats ? (
        <>
          <Spark column={stats} />
          <span className="visually-hidden">{sparkWords(stats)}</span>
          <MissingBar missing={stats.missing} rows={rows} />
        </>
      ) : (
        <span className="table-spark" />
      )}
    </div>
  );
}
