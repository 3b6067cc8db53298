import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { classes } from "./classes";

export interface Option<T extends string = string> {
  value: T;
  label: string;
  hint?: string;
}

interface SelectProps<T extends string> {
  value: T | null;
  options: Option<T>[];
  onChange(value: T): void;
  placeholder?: string;
  disabled?: boolean;
  id?: string;
  className?: string;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { value, options, onChange, placeholder = "Choose…", disabled, className, ...aria } = props;
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next as T)}
    >
      <Base.Trigger {...aria} className={classes("ui-field", "ui-select", className)}>
        <Base.Value className="ui-select-value" placeholder={placeholder} />
        <Base.Icon className="ui-select-icon">
          <ChevronDown size={14} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="ui-popup-layer" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="ui-menu ui-select-popup">
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className="ui-menu-item">
                <span className="ui-menu-icon">
                  <Base.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Base.ItemIndicator>
                </span>
                <Base.ItemText className="ui-menu-label">{option.label}</Base.ItemText>
                {option.hint && <span className="ui-menu-hint">{option.hint}</span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
