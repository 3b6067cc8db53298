import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { summary } from "../columns";
import { itemsOf } from "../value";
import { ColumnsList } from "./ColumnsList";
import { ariaOf, type FieldProps } from "./field";

/** Several columns: a line that sums them up and opens to a list with search. */
export function ColumnsInput(props: FieldProps<"columns">) {
  const { kind, value, onChange, context, label, nullable, placeholder, disabled } = props;
  const [open, setOpen] = useState(false);
  const chosen = (itemsOf(value) ?? []).filter((name) => typeof name === "string");
  const columns = context.columns(kind.input);
  const nothing = placeholder ?? (nullable ? "Not set" : "No columns chosen");
  const words = chosen.length ? summary(chosen) : nothing;
  const share = `${chosen.length}${columns ? ` / ${columns.length}` : ""}`;
  const listId = `${props.id}-list`;

  return (
    <div className="inspector-columns">
      <button
        type="button"
        {...ariaOf(props)}
        className="ui-field ui-select"
        aria-label={`${label}: ${words}${chosen.length ? ` ${share}` : ""}`}
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
      >
        <span className={chosen.length ? "ui-select-value" : "ui-select-value inspector-faint"}>
          {words}
        </span>
        {chosen.length > 0 && <span className="inspector-count numbers">{share}</span>}
        <ChevronDown size={14} aria-hidden className={open ? "inspector-turned" : undefined} />
      </button>
      <div id={listId} hidden={!open}>
        {open && (
          <ColumnsList
            label={label}
            columns={columns}
            chosen={chosen}
            disabled={disabled}
            onChange={(names) => onChange(names.length ? names : undefined)}
          />
        )}
      </div>
    </div>
  );
}
