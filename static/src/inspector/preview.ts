import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { post } from "../api/http";
import type { ColumnInfo, Json } from "../api/types";
import type { FieldContext } from "./fields/field";
import { isFields, print, toPlain, type Value } from "./value";

/** The first rows of a file, and what was found out about it. */
export interface FilePreview {
  columns: ColumnInfo[];
  data: Json[][];
  rows: number | null;
  detected: Record<string, Json>;
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

function preview(file: FileValue, params: FieldContext["params"]): Promise<FilePreview> {
  const plain = Object.entries(params).map(([name, value]) => [name, toPlain(value)]);
  return post<FilePreview>("/api/files/preview", { file, params: Object.fromEntries(plain) });
}

/**
 * The parameters to set for another file: the file, and those corrections of types whose columns
 * it has as well.
 */
export async function forFile(
  context: FieldContext,
  param: string,
  file: FileValue,
): Promise<Record<string, Value | undefined>> {
  const types = context.paramOfKind("column_types");
  const given = types ? context.params[types] : undefined;
  const value: Value = { name: file.name, sha256: file.sha256 };
  if (!types || !isFields(given)) return { [param]: value };
  const { [types]: _, [param]: __, ...others } = context.params;
  const found = await preview(file, others).catch(() => null);
  const names = new Set(found?.columns.map((column) => column.name));
  const kept = Object.entries(given).filter(([name]) => names.has(name));
  return { [param]: value, [types]: kept.length ? Object.fromEntries(kept) : undefined };
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
