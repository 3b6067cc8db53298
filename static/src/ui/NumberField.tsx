import { NumberField as Base } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import { classes } from "./classes";

interface NumberFieldProps {
  value: number | null;
  onChange(value: number | null): void;
  min?: number;
  max?: number;
  step?: number | "any";
  disabled?: boolean;
  placeholder?: string;
  id?: string;
  className?: string;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

const exact: Intl.NumberFormatOptions = { maximumFractionDigits: 15, useGrouping: false };

/** A number one can type, clear, step by arrows and drag; it never rounds what was typed. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step = 1, disabled, className, placeholder, ...aria } = props;
  return (
    <Base.Root
      id={props.id}
      className={classes("ui-number", className)}
      value={value}
      onValueChange={(next) => onChange(next)}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      format={exact}
      locale="en-US"
    >
      <Base.Group className="ui-number-group">
        <Base.Input
          className="ui-field ui-number-input"
          placeholder={placeholder}
          aria-label={aria["aria-label"]}
          aria-labelledby={aria["aria-labelledby"]}
          aria-describedby={aria["aria-describedby"]}
          aria-invalid={aria["aria-invalid"]}
        />
        <Base.Decrement className="ui-number-step" aria-label="Less">
          <Minus size={12} aria-hidden />
        </Base.Decrement>
        <Base.Increment className="ui-number-step" aria-label="More">
          <Plus size={12} aria-hidden />
        </Base.Increment>
      </Base.Group>
    </Base.Root>
  );
}
