import { type FocusEvent, useState } from "react";
import { classes, Select } from "../../ui";
import { type Mode, modeOf, startOf } from "../modes";
import type { Value } from "../value";
import { ariaOf, type FieldProps } from "./field";
import { KindInput } from "./KindInput";

interface UnionProps extends Omit<FieldProps, "kind"> {
  modes: readonly Mode[];
  standard: Value | undefined;
}

/** A value that may be of several kinds: a list of the kinds, and the field of the chosen one. */
export function UnionInput({ modes, standard, ...props }: UnionProps) {
  const { value, onChange, label, onDraft } = props;
  const [picked, setPicked] = useState<string | null>(null);
  const held = value === undefined ? standard : value;
  const current = modeOf(modes, held);
  const kept = modes.find((mode) => mode.id === picked);
  const mode = kept?.kind && (value === undefined || current?.kind === kept.kind) ? kept : current;

  const pick = (id: string) => {
    const next = modes.find((one) => one.id === id);
    if (!next) return;
    setPicked(id);
    onDraft?.(null);
    onChange(next.kind ? startOf(next.kind, held, standard) : next.value);
  };

  const onlyFixed = modes.every((one) => one.kind === undefined);
  const options = modes.map((one) => ({ value: one.id, label: one.label }));
  // an emptied field stays what it is while one is in it; left empty, it shows the default
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setPicked(null);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that one leaves
    <div
      className={classes("inspector-union", !mode?.kind && "inspector-union-fixed")}
      onBlur={leave}
    >
      <Select
        {...(mode?.kind ? { disabled: props.disabled } : ariaOf(props))}
        aria-label={onlyFixed ? label : `${label}: kind of value`}
        className="inspector-union-kind"
        value={mode?.id ?? null}
        placeholder={props.placeholder}
        options={options}
        onChange={pick}
      />
      {mode?.kind && (
        <KindInput
          {...props}
          kind={mode.kind}
          onChange={(next) => {
            setPicked(mode.id);
            onChange(next);
          }}
        />
      )}
    </div>
  );
}
