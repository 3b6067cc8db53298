import type { ColumnInfo, ColumnType } from "../api/types";

/** Families of column types that one picks together. */
export const FAMILIES: readonly { name: string; types: readonly ColumnType[] }[] = [
  { name: "Numbers", types: ["number", "integer"] },
  { name: "Text", types: ["text", "category"] },
  { name: "Yes / no", types: ["boolean"] },
  { name: "Dates", types: ["date"] },
];

/** What can be picked: the table's columns, then chosen names that the table does not have. */
export interface Choice {
  name: string;
  info: ColumnInfo | undefined;
}

export function choices(
  columns: readonly ColumnInfo[] | undefined,
  chosen: readonly string[],
): Choice[] {
  const known = new Set(columns?.map((column) => column.name));
  const strangers = chosen.filter((name) => !known.has(name));
  return [
    ...(columns ?? []).map((info) => ({ name: info.name, info })),
    ...strangers.map((name) => ({ name, info: undefined })),
  ];
}

/** Choices whose name holds what was typed: those that begin with it first. */
export function filtered(all: readonly Choice[], query: string): Choice[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return [...all];
  const hits = all.filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = (choice: Choice) => choice.name.toLowerCase().startsWith(wanted);
  return [...hits.filter(begins), ...hits.filter((choice) => !begins(choice))];
}

/** The chosen names in the order of the table, strangers last; so a diff stays small. */
export function inTableOrder(
  chosen: ReadonlySet<string>,
  columns: readonly ColumnInfo[] | undefined,
): string[] {
  const known = (columns ?? []).map((column) => column.name).filter((name) => chosen.has(name));
  const seen = new Set(known);
  return [...known, ...[...chosen].filter((name) => !seen.has(name))];
}

/** Adds a family of columns, or takes it away when all of it is chosen already. */
export function toggledFamily(
  chosen: readonly string[],
  columns: readonly ColumnInfo[],
  types: readonly ColumnType[],
): string[] {
  const family = columns.filter((column) => types.includes(column.type)).map((one) => one.name);
  const next = new Set(chosen);
  const all = family.every((name) => next.has(name));
  for (const name of family) {
    if (all) next.delete(name);
    else next.add(name);
  }
  return inTableOrder(next, columns);
}

/** A few names in words: `a, b and 3 more`. */
export function summary(names: readonly string[], most = 3): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most - 1).join(", ")} and ${names.length - most + 1} more`;
}
