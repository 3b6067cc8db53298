import type { KeyboardEvent } from "react";
import { TextField } from "../../ui";
import { stepped } from "../numbers";
import { float, integer, Numeral } from "../value";
import { ariaOf, type FieldProps, useDraft } from "./field";

/** A whole number or one with a fraction; what is typed is never rounded or reformatted midway. */
export function NumberInput(props: FieldProps<"integer" | "number">) {
  const { kind, value, onChange, onDraft, label, placeholder, nullable } = props;
  const whole = kind.kind === "integer";
  const printed = value instanceof Numeral ? value.text : "";
  const [draft, setDraft] = useDraft(printed);
  const read = (text: string) => (whole ? integer(text) : float(text));

  const type = (text: string) => {
    const next = text.trim() === "" ? undefined : read(text);
    setDraft(text, next === null ? printed : (next?.text ?? ""));
    onDraft?.(
      next === null
        ? `${label} cannot be "${text}": ${whole ? "whole digits" : "digits"} are expected.`
        : null,
    );
    if (next !== null) onChange(next);
  };

  const step = (event: KeyboardEvent) => {
    const up = event.key === "ArrowUp";
    if (!up && event.key !== "ArrowDown") return;
    event.preventDefault();
    const from = printed || placeholder || "0";
    const next = stepped(from, up ? 1 : -1, kind, whole, event.shiftKey);
    setDraft(null);
    onDraft?.(null);
    if (next) onChange(next);
  };

  return (
    <TextField
      {...ariaOf(props)}
      className="inspector-number"
      inputMode={whole ? "numeric" : "decimal"}
      value={draft ?? printed}
      placeholder={placeholder ?? (nullable ? "None" : undefined)}
      onChange={type}
      onKeyDown={step}
      onBlur={() => draft !== null && (draft.trim() === "" || read(draft)) && setDraft(null)}
    />
  );
}
