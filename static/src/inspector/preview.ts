import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { post } from "../api/http";
import type { ColumnInfo, Json } from "../api/types";
import type { FieldContext } from "./fields/field";
import { fromPlain, isFields, print, same, toPlain, type Value } from "./value";

/** The first rows of a file, and what was found out about it. */
export interface FilePreview {
  columns: ColumnInfo[];
  data: Json[][];
  rows: number | null;
  detected: Record<string, Json>;
  /** a column that does not hold the type set for it; the rows are read without types */
  complaint: string | null;
}

/** A file parameter's value. */
export interface FileValue {
  name: string;
  sha256: string;
}

export function fileOf(value: Value | undefined): FileValue | undefined {
  if (!isFields(value)) return undefined;
  const { name, sha256 } = value;
  return typeof name === "string" && typeof sha256 === "string" ? { name, sha256 } : undefined;
}

function preview(
  { name, sha256 }: FileValue,
  params: FieldContext["params"],
  guess = false,
): Promise<FilePreview> {
  const plain = Object.entries(params).map(([name, value]) => [name, toPlain(value)]);
  const body = { file: { name, sha256 }, params: Object.fromEntries(plain), guess };
  return post<FilePreview>("/api/files/preview", body);
}

type Changes = Record<string, Value | undefined>;

/** What a file suggests, in terms of the import's parameters; nothing if it cannot be read. */
export async function suggestedBy(file: FileValue): Promise<Record<string, Json>> {
  const found = await preview(file, {}, true).catch(() => null);
  return found?.detected ?? {};
}

/** Takes back what the file of a node suggested, where nobody changed it since. */
async function takenBack(context: FieldContext, param: string): Promise<Changes> {
  const file = fileOf(context.params[param]);
  const suggested = Object.entries(file ? await suggestedBy(file) : {});
  const still = suggested.filter(([name, json]) => same(context.params[name], fromPlain(json)));
  return Object.fromEntries(still.map(([name]) => [name, undefined]));
}

/** The parameters to set for no file. */
export async function forNoFile(context: FieldContext, param: string): Promise<Changes> {
  const types = context.paramOfKind("column_types");
  return { ...(types ? await takenBack(context, param) : {}), [param]: undefined };
}

/**
 * The parameters to set for another file: the file, what it suggests itself in place of what the
 * file before suggested, and those corrections of types whose columns it has as well.
 */
export async function forFile(
  context: FieldContext,
  param: string,
  file: FileValue,
): Promise<Changes> {
  const types = context.paramOfKind("column_types");
  const value: Value = { name: file.name, sha256: file.sha256 };
  if (!types) return { [param]: value };
  const changes: Changes = { ...(await takenBack(context, param)), [param]: value };
  const { [types]: given, ...all } = context.params;
  const others = Object.fromEntries(Object.entries(all).filter(([name]) => !(name in changes)));
  const found = await preview(file, others, true).catch(() => null);
  for (const [name, json] of Object.entries(found?.detected ?? {})) {
    if (!(name in others)) changes[name] = fromPlain(json);
  }
  if (isFields(given)) {
    const names = new Set(found?.columns.map((column) => column.name));
    const kept = Object.entries(given).filter(([name]) => names.has(name));
    changes[types] = kept.length ? Object.fromEntries(kept) : undefined;
  }
  return changes;
}

/** What a file suggests and a node does not do. */
export function notFollowed(
  params: FieldContext["params"],
  detected: FilePreview["detected"],
): Record<string, Value> {
  const values = Object.entries(detected).map(([name, json]) => [name, fromPlain(json)] as const);
  return Object.fromEntries(values.filter(([name, value]) => !same(params[name], value)));
}

/** What the file of a node holds, read as its other parameters say. */
export function useFilePreview(context: FieldContext) {
  const param = context.paramOfKind("file");
  const file = fileOf(param ? context.params[param] : undefined);
  const others = Object.entries(context.params).filter(([name]) => name !== param);
  const params = Object.fromEntries(others);
  const texts = others.map(([name, value]) => `${name}=${print(value)}`);
  return useQuery({
    queryKey: ["file-preview", file?.sha256, file?.name, ...texts],
    queryFn: () => preview(file as FileValue, params),
    enabled: file !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
