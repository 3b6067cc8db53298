import { type Kind, matches } from "./kinds";
import { plainly } from "./python";
import { float, fromPlain, integer, Numeral, same, tuple, type Value } from "./value";

/** One way of giving a parameter its value: a fixed value, or a kind of field to type into. */
export type Mode =
  | { id: string; label: string; value: Value; kind?: undefined }
  | { id: string; label: string; kind: Kind; value?: undefined };

const LABELS: Readonly<Partial<Record<Kind["kind"], string>>> = {
  integer: "Number",
  number: "Number",
  text: "Text",
  column: "Column",
  columns: "Columns",
  list: "List",
  mapping: "Mapping",
  file: "File",
  code: "Code",
  csv: "Table",
  literal: "Other value",
  seed: "Seed",
  column_types: "Types",
};

/** Kinds whose field has a way of its own to say None. */
const SAYS_NONE: ReadonlySet<Kind["kind"]> = new Set([
  "column",
  "columns",
  "file",
  "literal",
  "seed",
]);

/** Kinds whose empty field means None where that is the default. */
const EMPTY_IS_NONE: ReadonlySet<Kind["kind"]> = new Set(["integer", "number", "text"]);

/** The ways a parameter can be given; one way means its field stands alone. */
export function modesOf(accepts: readonly Kind[], standard?: Value): Mode[] {
  const others = accepts.filter((kind) => kind.kind !== "none");
  const alone = others.length === 1 ? others[0] : undefined;
  const ownNone =
    alone !== undefined &&
    (SAYS_NONE.has(alone.kind) || (standard === null && EMPTY_IS_NONE.has(alone.kind)));
  const both =
    accepts.some((k) => k.kind === "integer") && accepts.some((k) => k.kind === "number");
  return accepts.flatMap((kind, index): Mode[] => {
    if (kind.kind === "none") return ownNone ? [] : [fixed(null)];
    if (kind.kind === "boolean" && accepts.length > 1) return [fixed(true), fixed(false)];
    if (kind.kind === "choice") return kind.options.map((option) => fixed(fromPlain(option)));
    const label = both && isNumeric(kind) ? among(kind) : (LABELS[kind.kind] ?? kind.kind);
    return [{ id: `${kind.kind}-${index}`, label, kind }];
  });
}

type Numeric = Extract<Kind, { kind: "integer" | "number" }>;

function isNumeric(kind: Kind): kind is Numeric {
  return kind.kind === "integer" || kind.kind === "number";
}

/** Names for the two kinds of number where both are possible. */
function among({ kind, max }: Numeric): string {
  if (kind === "integer") return "Whole";
  return typeof max === "number" && max <= 1 ? "Fraction" : "Decimal";
}

function fixed(value: Value): Mode {
  const label = plainly(value) || '""';
  return { id: `=${label}`, label, value };
}

/** The way a value was given in: a fixed value first, then the closest kind. */
export function modeOf(modes: readonly Mode[], value: Value | undefined): Mode | undefined {
  if (value === undefined) return undefined;
  const same_ = modes.find((mode) => mode.value !== undefined && same(mode.value, value));
  return same_ ?? modes.find((mode) => mode.kind && matches(mode.kind, value));
}

/** The value to begin with when somebody switches to another kind. */
export function startOf(kind: Kind, from: Value | undefined, standard: Value | undefined): Value {
  if (standard !== undefined && matches(kind, standard) && kind.kind !== "number") return standard;
  if (kind.kind === "number") return startOfNumber(kind, from, standard);
  if (kind.kind === "integer") return startOfInteger(kind, from);
  if (kind.kind === "list") return kind.tuple ? tuple([]) : [];
  if (kind.kind === "columns") return [];
  if (kind.kind === "mapping" || kind.kind === "column_types") return {};
  if (kind.kind === "seed" || kind.kind === "none" || kind.kind === "literal") return null;
  return kind.kind === "boolean" ? false : "";
}

function startOfNumber(kind: Numeric, from: Value | undefined, standard: Value | undefined): Value {
  if (standard instanceof Numeral && !standard.whole) return standard;
  const { min, max } = kind;
  if (typeof min === "number" && typeof max === "number")
    return float(String((min + max) / 2)) ?? "";
  if (from instanceof Numeral) return float(from.text) ?? from;
  return new Numeral(typeof min === "number" ? `${min + 1}.0` : "1.0");
}

function startOfInteger(kind: Numeric, from: Value | undefined): Value {
  const low = Math.ceil(kind.min ?? 1) + (kind.min_open ? 1 : 0);
  if (from instanceof Numeral && Number.isFinite(from.number)) {
    return integer(String(Math.max(low, Math.round(from.number)))) ?? new Numeral("1");
  }
  return new Numeral(String(low));
}
