import { Plus, X } from "lucide-react";
import { Button, IconButton } from "../../ui";
import { modesOf, startOf } from "../modes";
import { itemsOf, tuple, type Value } from "../value";
import { AcceptsInput } from "./AcceptsInput";
import type { FieldProps } from "./field";

/** A list, one item a line. */
export function ListInput(props: FieldProps<"list">) {
  const { kind, value, onChange, label, id, disabled, placeholder } = props;
  const items = itemsOf(value) ?? [];
  const give = (next: readonly Value[]) => onChange(kind.tuple ? tuple(next) : [...next]);
  const replace = (index: number, item: Value | undefined) =>
    give(items.map((old, i) => (i === index ? (item ?? emptyItem(old)) : old)));
  const add = () => {
    const first = modesOf(kind.of)[0];
    const last = items.at(-1);
    give([
      ...items,
      last ?? (first?.kind ? startOf(first.kind, undefined, undefined) : (first?.value ?? null)),
    ]);
  };

  return (
    <fieldset className="inspector-list" id={id} aria-label={label}>
      {items.length === 0 && (
        <p className="inspector-faint">
          {value === undefined && placeholder ? placeholder : "Empty"}
        </p>
      )}
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has no other identity than its place
        <div className="inspector-item" key={index}>
          <AcceptsInput
            {...props}
            accepts={kind.of}
            standard={undefined}
            value={item}
            id={`${id}-${index}`}
            label={`${label}, item ${index + 1}`}
            placeholder={undefined}
            onChange={(next) => replace(index, next)}
          />
          <IconButton
            size="small"
            label={`Remove item ${index + 1}`}
            icon={<X size={13} aria-hidden />}
            disabled={disabled}
            onClick={() => give(items.filter((_, i) => i !== index))}
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

function emptyItem(old: Value): Value {
  return typeof old === "string" ? "" : old;
}
