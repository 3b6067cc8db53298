import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton, TextField } from "../../ui";
import { modesOf, startOf } from "../modes";
import { isFields, type Value } from "../value";
import { AcceptsInput } from "./AcceptsInput";
import type { FieldProps } from "./field";

/** Names and their values, one pair a line. */
export function MappingInput(props: FieldProps<"mapping">) {
  const { kind, value, onChange, label, id, disabled, placeholder } = props;
  const pairs = Object.entries(isFields(value) ? value : {});
  const give = (next: [string, Value][]) => onChange(Object.fromEntries(next));
  const change = (index: number, pair: [string, Value]) =>
    give(pairs.map((old, i) => (i === index ? pair : old)));
  const add = () => {
    const first = modesOf(kind.values)[0];
    const start = first?.kind ? startOf(first.kind, undefined, undefined) : (first?.value ?? null);
    give([...pairs, [freshName(pairs.map(([name]) => name)), start]]);
  };

  return (
    <fieldset className="inspector-list" id={id} aria-label={label}>
      {pairs.length === 0 && (
        <p className="inspector-faint">
          {value === undefined && placeholder ? placeholder : "Empty"}
        </p>
      )}
      {pairs.map(([name, item], index) => (
        <div className="inspector-item inspector-pair" key={name}>
          <NameInput
            name={name}
            taken={pairs.map(([other]) => other)}
            label={`${label}, name ${index + 1}`}
            disabled={disabled}
            onChange={(next) => change(index, [next, item])}
          />
          <AcceptsInput
            {...props}
            accepts={kind.values}
            standard={undefined}
            value={item}
            id={`${id}-${index}`}
            label={`${label}, value of ${name}`}
            placeholder={undefined}
            onChange={(next) =>
              change(index, [name, next ?? (typeof item === "string" ? "" : item)])
            }
          />
          <IconButton
            size="small"
            label={`Remove ${name}`}
            icon={<X size={13} aria-hidden />}
            disabled={disabled}
            onClick={() => give(pairs.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <Button
        size="small"
        kind="ghost"
        icon={<Plus size={13} aria-hidden />}
        disabled={disabled}
        onClick={add}
      >
        Add
      </Button>
    </fieldset>
  );
}

function freshName(taken: readonly string[]): string {
  for (let count = 1; ; count++) if (!taken.includes(`name ${count}`)) return `name ${count}`;
}

interface NameInputProps {
  name: string;
  taken: readonly string[];
  label: string;
  disabled?: boolean;
  onChange(name: string): void;
}

/** A name takes effect when one leaves it, so that typing through another's name loses nothing. */
function NameInput({ name, taken, label, disabled, onChange }: NameInputProps) {
  const [draft, setDraft] = useState(name);
  const clash = draft !== name && taken.includes(draft);
  const commit = () => {
    if (draft === name) return;
    if (clash || draft.trim() === "") setDraft(name);
    else onChange(draft);
  };
  return (
    <TextField
      value={draft}
      aria-label={label}
      aria-invalid={clash || undefined}
      disabled={disabled}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}
