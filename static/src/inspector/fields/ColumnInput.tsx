import { Autocomplete } from "@base-ui/react/autocomplete";
import { ChevronDown, X } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { type Choice, choices, filtered } from "../columns";
import { ChoiceLine } from "./ChoiceLine";
import { ariaOf, type FieldProps, useDraft } from "./field";

/** One column by its name: chosen from the table that comes in, or typed when it is not known yet. */
export function ColumnInput(props: FieldProps<"column">) {
  const { kind, value, onChange, context, label, placeholder, nullable, disabled } = props;
  const printed = typeof value === "string" ? value : "";
  const [draft, setDraft] = useDraft(printed);
  const columns = context.columns(kind.input);
  const all = useMemo(() => choices(columns, []), [columns]);
  const shown = useMemo(() => (draft === null ? all : filtered(all, draft)), [all, draft]);

  const commit = (name: string) => {
    setDraft(null);
    if (name !== printed) onChange(name === "" ? undefined : name);
  };

  const leave = useRef(() => {});
  leave.current = () => {
    if (draft !== null) commit(draft.trim());
  };
  // a click on the canvas takes the field away before it can lose the focus
  useEffect(() => () => leave.current(), []);

  return (
    <Autocomplete.Root
      items={shown}
      mode="none"
      value={draft ?? printed}
      itemToStringValue={(choice: Choice) => choice.name}
      disabled={disabled}
      openOnInputClick
      onValueChange={(text, { reason }) => {
        if (reason === "item-press") commit(text);
        else setDraft(reason === "escape-key" ? null : text);
      }}
    >
      <div className="ui-combobox">
        <Autocomplete.Input
          {...ariaOf(props)}
          className="ui-field"
          placeholder={placeholder ?? (nullable ? "Not set" : "Choose a column")}
          onBlur={() => leave.current()}
          onKeyDown={(event) => event.key === "Enter" && leave.current()}
        />
        {printed !== "" && !disabled && (
          <button
            type="button"
            className="ui-combobox-button"
            aria-label={`Clear ${label}`}
            onClick={() => commit("")}
          >
            <X size={13} aria-hidden />
          </button>
        )}
        <Autocomplete.Trigger className="ui-combobox-button" aria-label={`Columns for ${label}`}>
          <ChevronDown size={14} aria-hidden />
        </Autocomplete.Trigger>
      </div>
      <Autocomplete.Portal>
        <Autocomplete.Positioner className="ui-popup-layer" sideOffset={4}>
          <Autocomplete.Popup className="ui-menu ui-select-popup">
            <Autocomplete.Empty className="ui-menu-empty">
              {columns
                ? "No such column in this table"
                : "Columns are known once the input is wired"}
            </Autocomplete.Empty>
            <Autocomplete.List>
              {(choice: Choice) => (
                <Autocomplete.Item key={choice.name} value={choice} className="ui-menu-item">
                  <ChoiceLine choice={choice} />
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
