import type { Param } from "../api/types";
import type { Kind } from "./kinds";
import { parse } from "./parse";
import { float, fromPlain, Numeral, type Value } from "./value";

/** The kinds a parameter accepts, in the words of the forms. */
export function kindsOf(param: Param): readonly Kind[] {
  return param.accepts as readonly Kind[];
}

/**
 * The default of a parameter; `undefined` when it has none. Where the exact text is known it
 * decides between `1` and `1.0`; else a parameter that takes no whole numbers has none.
 */
export function standardOf(param: Param): Value | undefined {
  if (param.required || param.default === undefined) return undefined;
  const exact = param.default_text === undefined ? undefined : parse(param.default_text);
  const value = exact ?? fromPlain(param.default);
  const takesWhole = param.accepts.some((kind) => kind.kind !== "number" && kind.kind !== "none");
  return value instanceof Numeral && value.whole && !takesWhole
    ? (float(value.text) ?? value)
    : value;
}

const SHOWS_DEFAULT: ReadonlySet<Kind["kind"]> = new Set([
  "boolean",
  "list",
  "mapping",
  "csv",
  "code",
  "seed",
  "column_types",
]);

/** Whether the field of a kind shows the default itself, not faintly behind an empty field. */
export function showsDefault(kind: Kind): boolean {
  return SHOWS_DEFAULT.has(kind.kind);
}
