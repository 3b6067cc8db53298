import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronDown, X } from "lucide-react";
import { useMemo } from "react";
import { classes } from "./classes";
import type { Option } from "./Select";

interface Shared {
  options: Option[];
  placeholder?: string;
  /** what to say when nothing matches */
  empty?: string;
  disabled?: boolean;
  id?: string;
  className?: string;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** Options, and a plain one for a value that is not (or no longer) among them. */
function withStrangers(options: Option[], values: string[]): Option[] {
  const known = new Set(options.map((option) => option.value));
  const strangers = values.filter((value) => !known.has(value));
  return [...options, ...strangers.map((value) => ({ value, label: value, hint: "not found" }))];
}

function Items({ empty = "Nothing found" }: { empty?: string }) {
  return (
    <Base.Portal>
      <Base.Positioner className="ui-popup-layer" sideOffset={4}>
        <Base.Popup className="ui-menu ui-select-popup">
          <Base.Empty className="ui-menu-empty">{empty}</Base.Empty>
          <Base.List>
            {(option: Option) => (
              <Base.Item key={option.value} value={option} className="ui-menu-item">
                <span className="ui-menu-icon">
                  <Base.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Base.ItemIndicator>
                </span>
                <span className="ui-menu-label">{option.label}</span>
                {option.hint && <span className="ui-menu-hint">{option.hint}</span>}
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

interface ComboboxProps extends Shared {
  value: string | null;
  onChange(value: string | null): void;
  clearable?: boolean;
}

/** One of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChange, placeholder, empty, disabled, clearable, className } = props;
  const items = useMemo(
    () => withStrangers(options, value === null ? [] : [value]),
    [options, value],
  );
  const selected = items.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={items}
      value={selected}
      disabled={disabled}
      onValueChange={(next: Option | null) => onChange(next?.value ?? null)}
      isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
    >
      <div className={classes("ui-combobox", className)}>
        <Base.Input
          id={props.id}
          className="ui-field"
          placeholder={placeholder}
          aria-label={props["aria-label"]}
          aria-labelledby={props["aria-labelledby"]}
          aria-describedby={props["aria-describedby"]}
          aria-invalid={props["aria-invalid"]}
        />
        {clearable && selected && (
          <Base.Clear className="ui-combobox-button" aria-label="Clear">
            <X size={13} aria-hidden />
          </Base.Clear>
        )}
        <Base.Trigger className="ui-combobox-button" aria-label="Show choices">
          <ChevronDown size={14} aria-hidden />
        </Base.Trigger>
      </div>
      <Items empty={empty} />
    </Base.Root>
  );
}

interface MultiComboboxProps extends Shared {
  value: string[];
  onChange(value: string[]): void;
}

/** Several of many, as chips, found by typing. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { options, value, onChange, placeholder, empty, disabled, className } = props;
  const items = useMemo(() => withStrangers(options, value), [options, value]);
  const selected = value.map((one) => items.find((option) => option.value === one)!);
  return (
    <Base.Root
      multiple
      items={items}
      value={selected}
      disabled={disabled}
      onValueChange={(next: Option[]) => onChange(next.map((option) => option.value))}
      isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
    >
      <Base.Chips className={classes("ui-field", "ui-chips", className)}>
        {selected.map((option) => (
          <Base.Chip key={option.value} className="ui-chip" aria-label={option.label}>
            {option.label}
            <Base.ChipRemove className="ui-chip-remove" aria-label={`Remove ${option.label}`}>
              <X size={11} aria-hidden />
            </Base.ChipRemove>
          </Base.Chip>
        ))}
        <Base.Input
          id={props.id}
          className="ui-chips-input"
          placeholder={value.length === 0 ? placeholder : undefined}
          aria-label={props["aria-label"]}
          aria-labelledby={props["aria-labelledby"]}
          aria-describedby={props["aria-describedby"]}
        />
      </Base.Chips>
      <Items empty={empty} />
    </Base.Root>
  );
}
