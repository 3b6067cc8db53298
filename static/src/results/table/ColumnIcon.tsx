import {
  Binary,
  CalendarDays,
  CaseSensitive,
  CircleHelp,
  Hash,
  Sigma,
  Tags,
  ToggleLeft,
} from "lucide-react";

const icons = {
  number: Sigma,
  integer: Hash,
  boolean: ToggleLeft,
  text: CaseSensitive,
  category: Tags,
  date: CalendarDays,
  bytes: Binary,
} as const;

/** The kind of a column, as a picture with its word for listeners. */
export function ColumnIcon({ type, size = 13 }: { type: string; size?: number }) {
  const Icon = icons[type as keyof typeof icons] ?? CircleHelp;
  return (
    <span className="table-type" title={type}>
      <Icon size={size} aria-hidden />
      <span className="visually-hidden">{type}</span>
    </span>
  );
}

export function isNumeric(type: string): boolean {
  return type === "number" || type === "integer";
}
