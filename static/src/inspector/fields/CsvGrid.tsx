import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { IconButton } from "../../ui";
import {
  delimiterOf,
  parseCsv,
  withBlock,
  withCell,
  withoutColumn,
  withoutRow,
  withRow,
} from "../csv";

interface CsvGridProps {
  grid: string[][];
  label: string;
  disabled?: boolean;
  onChange(grid: string[][]): void;
}

/** Cells to type in; Enter goes down, a pasted block of cells spreads out. */
export function CsvGrid({ grid, label, disabled, onChange }: CsvGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const rows = grid.length ? grid : [[""]];

  const focus = (row: number, column: number) =>
    table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`)?.focus();
  const keys = (event: KeyboardEvent, row: number, column: number) => {
    const down = event.key === "Enter" || event.key === "ArrowDown";
    if (!down && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (event.key === "Enter" && row === rows.length - 1) {
      onChange(withRow(rows));
      requestAnimationFrame(() => focus(row + 1, column));
    } else focus(row + (down ? 1 : -1), column);
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    const block = parseCsv(text, delimiterOf(text));
    if (block.length < 2 && (block[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    onChange(withBlock(rows, row, column, block));
  };
  const cell = (row: number, column: number) => ({
    "data-cell": `${row}:${column}`,
    value: rows[row]?.[column] ?? "",
    disabled,
    spellCheck: false,
    onChange: (event: { target: HTMLInputElement }) =>
      onChange(withCell(rows, row, column, event.target.value)),
    onKeyDown: (event: KeyboardEvent) => keys(event, row, column),
    onPaste: (event: ClipboardEvent) => paste(event, row, column),
  });
  const [header = [], ...body] = rows;

  return (
    <div className="inspector-grid">
      <table ref={table} aria-label={label}>
        <thead>
          <tr>
            {header.map((name, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
              <th key={column} scope="col">
                <input {...cell(0, column)} aria-label={`Name of column ${column + 1}`} />
                <IconButton
                  size="small"
                  className="inspector-grid-drop"
                  label={`Remove column ${name || column + 1}`}
                  icon={<X size={12} aria-hidden />}
                  disabled={disabled}
                  onClick={() => onChange(withoutColumn(rows, column))}
                />
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {body.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
            <tr key={index}>
              {line.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
                <td key={column}>
                  <input
                    {...cell(index + 1, column)}
                    aria-label={`${header[column] || `Column ${column + 1}`}, row ${index + 1}`}
                  />
                </td>
              ))}
              <td>
                <IconButton
                  size="small"
                  className="inspector-grid-drop"
                  label={`Remove row ${index + 1}`}
                  icon={<X size={12} aria-hidden />}
                  disabled={disabled}
                  onClick={() => onChange(withoutRow(rows, index + 1))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
