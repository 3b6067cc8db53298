import { Switch as Base } from "@base-ui/react/switch";

interface SwitchProps {
  checked: boolean;
  onChange(checked: boolean): void;
  disabled?: boolean;
  id?: string;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
}

export function Switch({ checked, onChange, ...rest }: SwitchProps) {
  return (
    <Base.Root
      {...rest}
      className="ui-switch"
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
    >
      <Base.Thumb className="ui-switch-thumb" />
    </Base.Root>
  );
}
