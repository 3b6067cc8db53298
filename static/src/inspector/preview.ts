import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { post } from "../api/http";
import type { ColumnInfo, Json } from "../api/types";
import type { FieldContext } from "./fields/field";
import { isFields, toPlain, type Value } from "./value";

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

/** What the file of a node holds, read as its other parameters say. */
export function useFilePreview(context: FieldContext) {
  const param = context.paramOfKind("file");
  const file = fileOf(param ? context.params[param] : undefined);
  const others = Object.entries(context.params).filter(([name]) => name !== param);
  const params = Object.fromEntries(others.map(([name, value]) => [name, toPlain(value)]));
  return useQuery({
    queryKey: ["file-preview", file?.sha256, file?.name, params],
    queryFn: () => post<FilePreview>("/api/files/preview", { file, params }),
    enabled: file !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
