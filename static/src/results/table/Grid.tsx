// biome-ignore-all lint/a11y/useSemanticElements: a table with a million rows cannot be a <table>
import { type PointerEvent, useId, useRef } from "react";
import type { Order, OutputAddress, Stats, TableColumn } from "../../api/output-types";
import type { Json } from "../../api/types";
import { GridHead } from "./GridHead";
import { GridRow } from "./GridRow";
import { bodyHeight } from "./geometry";
import { nextOrder } from "./order";
import { type Cell, rectangle } from "./selection";
import { rowHeight, useGridWindow } from "./use-grid-window";
import { useSelection } from "./use-selection";

interface GridProps {
  output: OutputAddress;
  columns: TableColumn[];
  widths: number[];
  rows: number;
  stats: Stats | undefined;
  order: Order | null;
  onOrder(order: Order | null): void;
  /** the cell one is at, and what is in it */
  onActive(cell: Cell, value: Json | undefined): void;
  label: string;
}

function cellUnder(event: PointerEvent): Cell | null {
  const cell = (event.target as Element).closest<HTMLElement>("[data-cell]");
  const [row, column] = (cell?.dataset.cell ?? "").split(",").map(Number);
  return row === undefined || column === undefined || Number.isNaN(row) ? null : { row, column };
}

/** All rows of a table, as a grid for mouse and keyboard; only what is in view exists. */
export function Grid(props: GridProps) {
  const { output, columns, widths, rows, stats, order, onOrder, onActive, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const idOf = (row: number, column: number) => `${base}-${row}-${column}`;
  const gutter = Math.max(44, String(rows).length * 8 + 20);
  const view = useGridWindow(scroller, { output, order, rows, widths, gutter });
  const { shown, width, rowAt, error } = view;

  const tell = (cell: Cell) => onActive(cell, rowAt(cell.row)?.[cell.column]);
  const sortBy = (column: number) => {
    const name = columns[column]?.name;
    if (name === undefined) return;
    onOrder(nextOrder(order, name));
    if (scroller.current) scroller.current.scrollTop = 0;
  };
  const { selection, select, onKeyDown } = useSelection({
    bounds: { rows, columns: columns.length, page: view.page },
    copyWish: { output, order, columns: columns.map((column) => column.name) },
    sortBy,
    show: (cell) => {
      view.show(cell);
      tell(cell);
    },
  });
  const choose = (cell: Cell | null, extend: boolean) => {
    if (!cell) return;
    select(cell, extend);
    tell(cell);
  };
  const { active } = selection;
  const drawn =
    (active.row === -1 || (active.row >= shown.first && active.row <= shown.last)) &&
    view.columns.some(({ index }) => index === active.column);
  const area = rectangle(selection);
  const shared = { columns, items: view.columns, active, width, gutter, idOf };
  const lines = Array.from({ length: Math.max(0, shown.last - shown.first + 1) });
  return (
    <div
      ref={scroller}
      className="table-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={drawn ? idOf(active.row, active.column) : undefined}
      tabIndex={0}
      onScroll={(event) => view.setScroll(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.button === 0 && choose(cellUnder(event), event.shiftKey)}
      onPointerMove={(event) =>
        event.buttons === 1 && event.pointerType === "mouse" && choose(cellUnder(event), true)
      }
    >
      <GridHead
        {...shared}
        stats={stats}
        rows={rows}
        order={order}
        onSort={(column) => {
          choose({ row: -1, column }, false);
          sortBy(column);
        }}
      />
      <div role="rowgroup" className="table-body" style={{ width, height: bodyHeight(view.frame) }}>
        {lines.map((_, index) => {
          const row = shown.first + index;
          const top = shown.top + index * rowHeight;
          return (
            <GridRow key={row} {...shared} row={row} values={rowAt(row)} area={area} top={top} />
          );
        })}
      </div>
      {rows === 0 && <p className="table-no-rows">No rows</p>}
      {error && (
        <p role="alert" className="table-error">
          {error.message}
        </p>
      )}
    </div>
  );
}
