import { isFields, isTuple, itemsOf, Numeral, type Value } from "./value";

/** A value as Python writes it: `None`, `True`, `'a'`, `[1, 2.0]`. */
export function printPython(value: Value): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (value instanceof Numeral) return value.text;
  const items = itemsOf(value);
  if (items) {
    const inner = items.map(printPython).join(", ");
    if (isTuple(value)) return items.length === 1 ? `(${inner},)` : `(${inner})`;
    return `[${inner}]`;
  }
  if (isFields(value)) {
    const entries = Object.entries(value).map(
      ([name, one]) => `${quoted(name)}: ${printPython(one)}`,
    );
    return `{${entries.join(", ")}}`;
  }
  return quoted(value as string);
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return text.includes("'") && !text.includes('"')
    ? `"${inner}"`
    : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A value as a form shows it: text without quotes, lists with commas. */
export function plainly(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  const items = itemsOf(value);
  if (items) return items.map(plainly).join(", ");
  return printPython(value);
}
