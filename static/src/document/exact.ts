/**
 * JSON that keeps numbers as they were written. To scikit-learn `1` and `1.0` differ, to
 * JavaScript they do not; a number that would come out otherwise is held as its text.
 */
export class ExactNumber {
  constructor(readonly text: string) {}

  valueOf(): number {
    return Number(this.text);
  }
}

const mark = "\u0000number:";
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parse JSON; numbers that JavaScript would change come as ExactNumber. */
export function parseExact(text: string): unknown {
  if (text.includes("\\u0000number:")) throw new SyntaxError("Not a graph");
  const marked = text.replace(tokens, (token) =>
    token.startsWith('"') || String(Number(token)) === token ? token : `"\\u0000number:${token}"`,
  );
  return JSON.parse(marked, (_, value) =>
    typeof value === "string" && value.startsWith(mark)
      ? new ExactNumber(value.slice(mark.length))
      : value,
  );
}

/** The JSON text of what parseExact gave. */
export function printExact(value: unknown, indent = ""): string {
  if (value instanceof ExactNumber) return value.text;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const inner = indent === "" ? "" : `${indent}  `;
  const [open, gap, close] =
    indent === "" ? ["", ", ", ""] : [`\n${inner}`, `,\n${inner}`, `\n${indent}`];
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[${open}${value.map((item) => printExact(item, inner)).join(gap)}${close}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, item]) => `${JSON.stringify(key)}: ${printExact(item, inner)}`);
  return `{${open}${lines.join(gap)}${close}}`;
}
