import type { Json } from "../api/types";

/**
 * Parameter values. JavaScript knows one kind of number, scikit-learn two (`max_features=1` is one
 * feature, `1.0` is all of them), so a number stays as it was written until somebody calculates.
 */
export type Value = null | boolean | string | Numeral | readonly Value[] | Fields;

export interface Fields {
  readonly [name: string]: Value;
}

const SPECIAL: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};

/** A number as it was written: `1`, `1.0`, `1e-3`, `nan`, `inf`. */
export class Numeral {
  constructor(readonly text: string) {}

  get whole(): boolean {
    return /^-?\d+$/.test(this.text);
  }

  get number(): number {
    return SPECIAL[this.text] ?? Number(this.text);
  }
}

/** A whole number, or `null` where the text is none. */
export function integer(text: string): Numeral | null {
  const trimmed = text.trim().replace(/^\+/, "").replaceAll("_", "");
  if (!/^-?\d+$/.test(trimmed)) return null;
  return new Numeral(trimmed.replace(/^(-?)0+(?=\d)/, "$1"));
}

/** A number with a fraction (`5` becomes `5.0`), or `null` where the text is none. */
export function float(text: string): Numeral | null {
  const trimmed = text.trim().replace(/^\+/, "").replaceAll("_", "").toLowerCase();
  const special = trimmed.replace("infinity", "inf").replace("∞", "inf");
  if (special in SPECIAL) return new Numeral(special);
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(trimmed)) return null;
  if (!Number.isFinite(Number(trimmed))) return null;
  const dotted = trimmed.replace(/^(-?)\./, "$10.").replace(/\.(?=e|$)/, ".0");
  return new Numeral(
    /[.e]/.test(dotted) ? dotted.replace(/^(-?)0+(?=\d)/, "$1") : `${integer(dotted)?.text}.0`,
  );
}

/** Wraps what `JSON.parse` gave, where the kind of number no longer matters. */
export function fromPlain(plain: unknown): Value {
  if (plain === null || plain === undefined) return null;
  if (typeof plain === "number") return new Numeral(String(plain));
  if (typeof plain === "boolean" || typeof plain === "string") return plain;
  if (plain instanceof Numeral) return plain;
  if (Array.isArray(plain)) return plain.map(fromPlain);
  return objectOrNumber(
    Object.fromEntries(
      Object.entries(plain as object).map(([name, one]) => [name, fromPlain(one)]),
    ),
  );
}

/** What `JSON.parse` would give of the value: the kind of its numbers is lost. */
export function toPlain(value: Value): Json {
  return JSON.parse(print(value)) as Json;
}

/** `{"$float": "nan"}` is a number JSON cannot write. */
export function objectOrNumber(fields: Fields): Value {
  const special = fields.$float;
  const alone = typeof special === "string" && Object.keys(fields).length === 1;
  return alone && special in SPECIAL ? new Numeral(special) : fields;
}

export function isFields(value: Value | undefined): value is Fields {
  return (
    typeof value === "object" && value !== null && !isList(value) && !(value instanceof Numeral)
  );
}

/** A Python tuple: JSON has none, so the document writes `{"$tuple": [1, 2]}`. */
export function tuple(items: readonly Value[]): Fields {
  return { $tuple: items };
}

/** The items of a list or a tuple; `undefined` for any other value. */
export function itemsOf(value: Value | undefined): readonly Value[] | undefined {
  if (isList(value)) return value;
  const inner = isFields(value) && Object.keys(value).length === 1 ? value.$tuple : undefined;
  return isList(inner) ? inner : undefined;
}

export function isTuple(value: Value | undefined): boolean {
  return !isList(value) && itemsOf(value) !== undefined;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The JSON text of a value, as the document keeps it. */
export function print(value: Value): string {
  if (value instanceof Numeral) {
    return value.text in SPECIAL ? `{"$float":"${value.text}"}` : value.text;
  }
  if (isList(value)) return `[${value.map(print).join(",")}]`;
  if (isFields(value)) {
    const entries = Object.entries(value).map(
      ([name, one]) => `${JSON.stringify(name)}:${print(one)}`,
    );
    return `{${entries.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Equal in value and in kind of number: `1` is not `1.0`, `0.10` is `0.1`. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a instanceof Numeral && b instanceof Numeral) {
    return a.whole === b.whole && Object.is(a.number, b.number);
  }
  if (isList(a) && isList(b)) return a.length === b.length && a.every((one, i) => same(one, b[i]));
  if (isFields(a) && isFields(b)) {
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => same(a[name], b[name]));
  }
  return a === b;
}
