import type { ColumnType } from "../../api/types";
import { ColumnTypeIcon } from "../../inspector/ColumnType";

export function ColumnIcon({ type }: { type: string }) {
  return <ColumnTypeIcon type={type as ColumnType} />;
}

export function isNumeric(type: string): boolean {
  return type === "number" || type === "integer";
}
