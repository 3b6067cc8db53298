/** A small table as rows of texts; the first row names the columns. */
export type Grid = readonly (readonly string[])[];

/** The separator a pasted table most likely uses: the one its first line holds most of. */
export function delimiterOf(text: string): string {
  const first = text.split("\n", 1)[0] ?? "";
  const counts = ["\t", ";", ","].map((sign) => [sign, first.split(sign).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best), [",", 1] as const)[0];
}

/** Reads CSV text: quotes, doubled quotes and line breaks inside quotes included. */
export function parseCsv(text: string, delimiter = ","): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    rows.push(row);
    row = [];
    cell = "";
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === delimiter) {
      row.push(cell);
      cell = "";
    } else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** CSV text of a grid, quoting only where needed. */
export function printCsv(grid: Grid): string {
  return grid.map((row) => `${row.map(quoteCell).join(",")}\n`).join("");
}

function quoteCell(cell: string, _: number, row: readonly string[]): string {
  const alone = row.length === 1 && cell === "";
  return alone || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The same grid with every row as wide as the widest. */
export function squared(grid: Grid): string[][] {
  const width = Math.max(1, ...grid.map((row) => row.length));
  return grid.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}

/** A grid with one cell changed; it grows where the cell lies outside. */
export function withCell(grid: Grid, row: number, column: number, text: string): string[][] {
  const height = Math.max(grid.length, row + 1);
  const grown = Array.from({ length: height }, (_, i) => [...(grid[i] ?? [])]);
  const line = grown[row] as string[];
  while (line.length <= column) line.push("");
  line[column] = text;
  return squared(grown);
}

/** A grid with a block of cells pasted at a place. */
export function withBlock(grid: Grid, row: number, column: number, block: Grid): string[][] {
  let result = squared(grid);
  block.forEach((line, i) => {
    line.forEach((text, j) => {
      result = withCell(result, row + i, column + j, text);
    });
  });
  return result;
}

export function withoutRow(grid: Grid, row: number): string[][] {
  return squared(grid.filter((_, i) => i !== row));
}

export function withoutColumn(grid: Grid, column: number): string[][] {
  return squared(grid.map((row) => row.filter((_, j) => j !== column)));
}

/** A new column with a name no other has. */
export function withColumn(grid: Grid): string[][] {
  const header = grid[0] ?? [];
  let number = header.length + 1;
  while (header.includes(`column ${number}`)) number++;
  const [first = [], ...rest] = squared(grid.length ? grid : [[]]);
  const named = header.length ? [...first, `column ${number}`] : [`column ${number}`];
  return squared([named, ...rest.map((row) => [...row, ""])]);
}

export function withRow(grid: Grid): string[][] {
  const width = Math.max(1, grid[0]?.length ?? 1);
  return [...squared(grid), Array<string>(width).fill("")];
}

/** What keeps a grid from being a table, in words; `null` when nothing does. */
export function gridComplaint(grid: Grid): string | null {
  const header = (grid[0] ?? []).map((name) => name.trim());
  if (header.every((name) => name === "")) return "The first row has to name the columns.";
  const blank = header.indexOf("");
  if (blank >= 0) return `Column ${blank + 1} has no name.`;
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  return twice === undefined ? null : `Two columns are called "${twice}".`;
}
