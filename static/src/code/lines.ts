/** First and last line, counted from 1, both within. */
export type LineRange = [first: number, last: number];

/** The lines of some nodes. */
export function rangesOf(lines: Record<string, LineRange>, nodes: readonly string[]): LineRange[] {
  return nodes.flatMap((node) => {
    const range = Object.hasOwn(lines, node) ? lines[node] : undefined;
    return range ? [range] : [];
  });
}

/** The node whose lines hold a line. */
export function nodeAt(lines: Record<string, LineRange>, line: number): string | null {
  for (const [node, [first, last]] of Object.entries(lines))
    if (line >= first && line <= last) return node;
  return null;
}

/** The text of a node, without the blank lines around it. */
export function textOf(text: string, range: LineRange | undefined): string {
  if (!range) return "";
  return text
    .split("\n")
    .slice(range[0] - 1, range[1])
    .join("\n")
    .replace(/^\n+|\s+$/g, "");
}
