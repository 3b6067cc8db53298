// biome-ignore-all lint/a11y/useSemanticElements: rows and cells in view are placed freely
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus for its cells
import type { VirtualItem } from "@tanstack/react-virtual";
import type { TableColumn } from "../../api/output-types";
import type { Json } from "../../api/types";
import { classes } from "../../ui";
import { formatCell, formatDate } from "../format";
import { isNumeric } from "./ColumnIcon";
import { type Cell, holds, type Rectangle } from "./selection";
import { rowHeight } from "./use-grid-window";

function textOf(value: Json | undefined, type: string): string {
  return type === "date" && typeof value === "string" ? formatDate(value) : formatCell(value);
}

interface GridRowProps {
  row: number;
  values: Json[] | undefined;
  columns: TableColumn[];
  items: VirtualItem[];
  active: Cell;
  area: Rectangle;
  top: number;
  width: number;
  gutter: number;
  idOf(row: number, column: number): string;
}

export function GridRow(props: GridRowProps) {
  const { row, values, columns, items, active, area, top, width, gutter, idOf } = props;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className="table-row"
      style={{ top, width, height: rowHeight }}
    >
      <div role="rowheader" aria-colindex={1} className="table-number" style={{ width: gutter }}>
        {row + 1}
      </div>
      {items.map(({ index, start, size }) => {
        const type = columns[index]?.type ?? "other";
        const value = values?.[index];
        return (
          <div
            key={index}
            id={idOf(row, index)}
            role="gridcell"
            data-cell={`${row},${index}`}
            aria-colindex={index + 2}
            aria-selected={holds(area, row, index)}
            className={classes(
              "table-cell",
              isNumeric(type) && "table-right",
              values && value === null && "table-none",
              active.row === row && active.column === index && "table-active",
            )}
            style={{ left: start, width: size }}
          >
            {values ? textOf(value, type) : <span className="table-loading" />}
          </div>
        );
      })}
    </div>
  );
}
