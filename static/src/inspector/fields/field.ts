import { useState } from "react";
import type { ColumnInfo } from "../../api/types";
import type { Kind } from "../kinds";
import type { Value } from "../value";

/** What every field gets, whatever its kind. */
export interface FieldProps<K extends Kind["kind"] = Kind["kind"]> {
  kind: Extract<Kind, { kind: K }>;
  /** undefined: nothing is set and the default holds */
  value: Value | undefined;
  onChange(value: Value | undefined): void;
  /** what keeps the typed text from being a value, or null when it is one */
  onDraft?(complaint: string | null): void;
  id: string;
  label: string;
  placeholder?: string;
  describedBy?: string;
  invalid?: boolean;
  disabled?: boolean;
  /** None is a value here */
  nullable?: boolean;
  context: FieldContext;
}

/** What fields may know of the node around them. */
export interface FieldContext {
  node: string;
  /** columns of the table that enters a port; undefined while unknown */
  columns(port: string | null): readonly ColumnInfo[] | undefined;
  /** all values set on the node, by parameter */
  params: Readonly<Record<string, Value>>;
  /** sets parameters of the node, all in one step of undo; undefined resets one */
  setParams(values: Readonly<Record<string, Value | undefined>>): void;
  /** parameters of the node by the kind of their field */
  paramOfKind(kind: Kind["kind"]): string | undefined;
}

/** The accessible names and states of an input of a field. */
export function ariaOf({
  id,
  label,
  describedBy,
  invalid,
  disabled,
}: Pick<FieldProps, "id" | "label" | "describedBy" | "invalid" | "disabled">) {
  return {
    id,
    disabled,
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
  };
}

/**
 * Text that is being typed. It gives way as soon as the value changes by any other hand: undo, a
 * colleague, another field.
 */
export function useDraft(
  printed: string,
): [string | null, (text: string | null, becomes?: string) => void] {
  const [draft, setDraft] = useState<{ text: string; at: string } | null>(null);
  const current = draft && draft.at === printed ? draft.text : null;
  return [
    current,
    (text, becomes = printed) => setDraft(text === null ? null : { text, at: becomes }),
  ];
}
