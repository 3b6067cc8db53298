import { Switch } from "../../ui";
import type { FieldProps } from "./field";

export function BooleanInput(props: FieldProps<"boolean">) {
  const { value, onChange, id, disabled, describedBy, label } = props;
  return (
    <Switch
      id={id}
      checked={value === true}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={onChange}
    />
  );
}
