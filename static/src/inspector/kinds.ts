import { printPython } from "./python";
import { fromPlain, isFields, isTuple, itemsOf, Numeral, same, type Value } from "./value";

/** Bounds of a number. */
export interface Bounds {
  min?: number | null;
  max?: number | null;
  min_open?: boolean;
  max_open?: boolean;
}

type Plain<K extends string> = K extends string ? { kind: K } : never;

/** A kind of value a parameter accepts, as the catalogue says it. */
export type Kind =
  | ({ kind: "integer" } & Bounds)
  | ({ kind: "number" } & Bounds)
  | Plain<"boolean" | "none" | "csv" | "literal" | "seed" | "column_types">
  | { kind: "text"; multiline?: boolean }
  | { kind: "choice"; options: readonly unknown[] }
  | { kind: "column"; input: string | null }
  | { kind: "columns"; input: string | null }
  | { kind: "list"; of: readonly Kind[]; tuple?: boolean }
  | { kind: "mapping"; values: readonly Kind[] }
  | { kind: "file"; formats?: readonly string[] }
  | { kind: "code"; language?: string };

/** Whether a value is of a kind, its range aside. */
export function matches(kind: Kind, value: Value): boolean {
  switch (kind.kind) {
    case "integer":
      return value instanceof Numeral && value.whole;
    case "number":
      return value instanceof Numeral;
    case "seed":
      return value === null || (value instanceof Numeral && value.whole);
    case "boolean":
      return typeof value === "boolean";
    case "none":
      return value === null;
    case "choice":
      return kind.options.some((option) => same(fromPlain(option), value));
    case "text":
    case "column":
    case "csv":
    case "code":
      return typeof value === "string";
    case "columns":
      return itemsOf(value)?.every((item) => typeof item === "string") ?? false;
    case "list":
      return matchesList(kind, value);
    case "mapping":
      return isFields(value) && Object.values(value).every((one) => matchesAny(kind.values, one));
    case "column_types":
      return isFields(value) && Object.values(value).every((one) => typeof one === "string");
    case "file":
      return isFields(value) && typeof value.name === "string";
    case "literal":
      return true;
  }
}

function matchesList(kind: Extract<Kind, { kind: "list" }>, value: Value): boolean {
  const items = itemsOf(value);
  if (!items || isTuple(value) !== Boolean(kind.tuple)) return false;
  return items.every((item) => matchesAny(kind.of, item));
}

export function matchesAny(kinds: readonly Kind[], value: Value): boolean {
  return kinds.some((kind) => matches(kind, value));
}

/** What is wrong with a value, naming parameter, value and what fits; `null` when nothing is. */
export function complaint(title: string, kinds: readonly Kind[], value: Value): string | null {
  if (kinds.some((kind) => matches(kind, value) && inRange(kind, value))) return null;
  const found = printPython(value);
  const short = found.length > 40 ? `${found.slice(0, 40)}…` : found;
  return `${title} is ${short}, but has to be ${described(kinds)}.`;
}

function inRange(kind: Kind, value: Value): boolean {
  if (kind.kind === "list") {
    return (itemsOf(value) ?? []).every((item) =>
      kind.of.some((one) => matches(one, item) && inRange(one, item)),
    );
  }
  if (kind.kind === "seed") return value === null || numberOf(value) >= 0;
  if (kind.kind !== "integer" && kind.kind !== "number") return true;
  const number = numberOf(value);
  const { min, max, min_open, max_open } = kind;
  if (Number.isNaN(number)) return !isBound(min) && !isBound(max);
  if (isBound(min) && (min_open ? number <= min : number < min)) return false;
  return !(isBound(max) && (max_open ? number >= max : number > max));
}

function numberOf(value: Value): number {
  return value instanceof Numeral ? value.number : Number.NaN;
}

function isBound(bound: number | null | undefined): bound is number {
  return typeof bound === "number";
}

/** Kinds in words: `a whole number of at least 1, "sqrt" or None`. */
export function described(kinds: readonly Kind[]): string {
  const parts = kinds.flatMap((kind) => {
    if (kind.kind === "choice") return kind.options.map((one) => printPython(fromPlain(one)));
    return [describedOne(kind)];
  });
  if (parts.length > 8) return `${parts.slice(0, 7).join(", ")} or one of ${parts.length - 7} more`;
  return parts.length < 2
    ? (parts[0] ?? "nothing")
    : `${parts.slice(0, -1).join(", ")} or ${parts.at(-1)}`;
}

const WORDS: Readonly<Record<Exclude<Kind["kind"], "choice">, string>> = {
  integer: "a whole number",
  number: "a number",
  boolean: "True or False",
  none: "None",
  text: "text",
  column: "the name of a column",
  columns: "a list of columns",
  list: "a list",
  mapping: "a mapping",
  file: "a file",
  code: "code",
  csv: "a table",
  literal: "a Python literal",
  seed: "a whole number of at least 0 or None",
  column_types: "types of columns",
};

function describedOne(kind: Exclude<Kind, { kind: "choice" }>): string {
  const word = WORDS[kind.kind];
  if (kind.kind === "list") return `${kind.tuple ? "a tuple" : word} of ${plural(kind.of)}`;
  return kind.kind === "integer" || kind.kind === "number" ? word + range(kind) : word;
}

function plural(kinds: readonly Kind[]): string {
  const names = kinds.map((kind) => (kind.kind === "integer" ? "whole numbers" : `${kind.kind}s`));
  return names.join(" or ");
}

function range({ min, max, min_open, max_open }: Bounds): string {
  const low = isBound(min) ? `${min_open ? "above" : "of at least"} ${min}` : "";
  const high = isBound(max) ? `${max_open ? "below" : "of at most"} ${max}` : "";
  if (low && high && !min_open && !max_open) return ` from ${min} to ${max}`;
  return low && high ? ` ${low} and ${high}` : low || high ? ` ${low || high}` : "";
}

/** The range as a short hint under a field: `0 < … < 1`, `≥ 1`. */
export function rangeHint({ min, max, min_open, max_open }: Bounds): string {
  if (isBound(min) && isBound(max)) {
    return `${min} ${min_open ? "<" : "≤"} … ${max_open ? "<" : "≤"} ${max}`;
  }
  if (isBound(min)) return `${min_open ? ">" : "≥"} ${min}`;
  return isBound(max) ? `${max_open ? "<" : "≤"} ${max}` : "";
}
