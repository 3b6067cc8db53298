import {
  Binary,
  CalendarDays,
  CircleHelp,
  Hash,
  type LucideIcon,
  Tag,
  ToggleLeft,
  Type,
} from "lucide-react";
import type { ColumnType } from "../api/types";

const ICONS: Record<ColumnType, LucideIcon> = {
  number: Hash,
  integer: Binary,
  boolean: ToggleLeft,
  text: Type,
  category: Tag,
  date: CalendarDays,
  other: CircleHelp,
};

export const TYPE_NAMES: Record<ColumnType, string> = {
  number: "number",
  integer: "whole number",
  boolean: "yes / no",
  text: "text",
  category: "category",
  date: "date",
  other: "other",
};

/** The sign of a column's type; its name is told to those who do not see it. */
export function ColumnTypeIcon({ type }: { type: ColumnType }) {
  const Icon = ICONS[type] ?? CircleHelp;
  return (
    <span className="inspector-type" title={TYPE_NAMES[type] ?? type}>
      <Icon size={13} aria-hidden />
      <span className="visually-hidden">{TYPE_NAMES[type] ?? type}</span>
    </span>
  );
}
