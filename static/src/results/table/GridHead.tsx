// biome-ignore-all lint/a11y/useSemanticElements: heads in view are placed freely
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus for its cells
import type { VirtualItem } from "@tanstack/react-virtual";
import type { Order, Stats, TableColumn } from "../../api/output-types";
import { HeadCell } from "./HeadCell";
import type { Cell } from "./selection";
import { headHeight } from "./use-grid-window";

interface GridHeadProps {
  columns: TableColumn[];
  items: VirtualItem[];
  stats: Stats | undefined;
  rows: number;
  order: Order | null;
  active: Cell;
  width: number;
  gutter: number;
  idOf(row: number, column: number): string;
  onSort(column: number): void;
}

export function GridHead(props: GridHeadProps) {
  const { columns, items, stats, rows, order, active, width, gutter, idOf, onSort } = props;
  return (
    <div role="row" aria-rowindex={1} className="table-head" style={{ width, height: headHeight }}>
      <div role="columnheader" aria-colindex={1} className="table-corner" style={{ width: gutter }}>
        <span className="visually-hidden">Row</span>
      </div>
      {items.map(({ index, start, size }) => (
        <HeadCell
          key={index}
          id={idOf(-1, index)}
          column={columns[index]!}
          index={index}
          stats={stats?.columns[index]}
          rows={rows}
          order={order}
          active={active.row === -1 && active.column === index}
          left={start}
          width={size}
          onSort={() => onSort(index)}
        />
      ))}
    </div>
  );
}
