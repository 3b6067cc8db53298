import { fetchTablePage, type Order, type OutputAddress } from "../../api/outputs";
import type { Json } from "../../api/types";
import { rowsPerPage } from "../../api/windows";
import { plainText } from "../format";
import type { Rectangle } from "./selection";

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Cells as spreadsheets take them: tabs between columns, a line per row. */
export function asTabbed(rows: Json[][]): string {
  return rows.map((row) => row.map((value) => quoted(plainText(value))).join("\t")).join("\n");
}

export interface CopyWish {
  output: OutputAddress;
  order: Order | null;
  area: Rectangle;
  columns: string[];
}

/** The text of a rectangle of cells, of rows in view or not; several columns bring their names. */
export async function cellText({ output, order, area, columns }: CopyWish): Promise<string> {
  const names = columns.slice(area.left, area.right + 1);
  const rows: Json[][] = [];
  const size = Math.min(1000, rowsPerPage(columns.length) * 5);
  for (let offset = area.top; offset <= area.bottom; offset += size) {
    const limit = Math.min(size, area.bottom - offset + 1);
    const page = await fetchTablePage(output, { offset, limit, order });
    rows.push(...page.data.map((row) => row.slice(area.left, area.right + 1)));
  }
  const single = rows.length === 1 && names.length === 1;
  return single ? plainText(rows[0]?.[0]) : asTabbed([names, ...rows]);
}
