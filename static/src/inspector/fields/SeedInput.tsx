import { Dices } from "lucide-react";
import { Switch } from "../../ui";
import { Numeral } from "../value";
import type { FieldProps } from "./field";
import { NumberInput } from "./NumberInput";

/** The start of a random choice: a number repeats it, random each time does not. */
export function SeedInput(props: FieldProps<"seed">) {
  const { value, onChange, id, disabled } = props;
  const random = value === null;
  return (
    <div className="inspector-seed">
      {random ? (
        <span className="inspector-seed-random">
          <Dices size={14} aria-hidden /> results will not repeat
        </span>
      ) : (
        <NumberInput {...props} kind={{ kind: "integer", min: 0 }} />
      )}
      <label className="inspector-inline" htmlFor={`${id}-random`}>
        <Switch
          id={`${id}-random`}
          checked={random}
          disabled={disabled}
          onChange={(on) => onChange(on ? null : new Numeral("0"))}
        />
        Random each time
      </label>
    </div>
  );
}
