import { useVirtualizer } from "@tanstack/react-virtual";
import { Check, Plus } from "lucide-react";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import type { ColumnInfo } from "../../api/types";
import { Button, classes, TextField } from "../../ui";
import { type Choice, choices, FAMILIES, filtered, inTableOrder, toggledFamily } from "../columns";
import { ChoiceLine } from "./ChoiceLine";

interface ColumnsListProps {
  label: string;
  columns: readonly ColumnInfo[] | undefined;
  chosen: readonly string[];
  onChange(chosen: string[]): void;
  disabled?: boolean;
}

const ROW = 28;

/** A list of columns to tick, with search, whole types at once, and names nobody knows yet. */
export function ColumnsList({ label, columns, chosen, onChange, disabled }: ColumnsListProps) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const picked = useMemo(() => new Set(chosen), [chosen]);
  const shown = useMemo(() => filtered(choices(columns, chosen), query), [columns, chosen, query]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const typed = query.trim();
  const isNew = typed !== "" && !shown.some((choice) => choice.name === typed);

  const toggle = (name: string) => {
    if (disabled) return;
    const next = new Set(picked);
    if (!next.delete(name)) next.add(name);
    onChange(inTableOrder(next, columns));
  };
  const add = () => {
    toggle(typed);
    setQuery("");
  };
  const go = (to: number) => {
    const index = Math.max(0, Math.min(shown.length - 1, to));
    setActive(index);
    rows.scrollToIndex(index);
  };
  const keys = (event: KeyboardEvent) => {
    const choice = shown[active];
    if (event.key === "ArrowDown") go(active + 1);
    else if (event.key === "ArrowUp") go(active - 1);
    else if (event.key === "Enter" && choice) toggle(choice.name);
    else if (event.key === "Enter" && isNew) add();
    else return;
    event.preventDefault();
  };

  return (
    <div className="inspector-columns-list">
      <TextField
        value={query}
        onChange={(text) => {
          setQuery(text);
          setActive(0);
        }}
        onKeyDown={keys}
        placeholder={columns ? "Search columns" : "Type a column name"}
        role="combobox"
        aria-label={`Search columns for ${label}`}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
        disabled={disabled}
      />
      {columns && (
        <Families columns={columns} chosen={picked} disabled={disabled} onChange={onChange} />
      )}
      <div
        ref={scroller}
        className="inspector-columns-scroll"
        role="listbox"
        id={id}
        tabIndex={-1}
        aria-multiselectable
        aria-label={`Columns for ${label}`}
      >
        <div style={{ height: rows.getTotalSize(), position: "relative" }} role="presentation">
          {rows.getVirtualItems().map((row) => {
            const choice = shown[row.index] as Choice;
            const on = picked.has(choice.name);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the search field moves among options
              // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys
              <div
                key={choice.name}
                id={`${id}-${row.index}`}
                role="option"
                aria-selected={on}
                aria-setsize={shown.length}
                aria-posinset={row.index + 1}
                className={classes(
                  "inspector-column",
                  row.index === active && "inspector-column-active",
                )}
                style={{ height: ROW, transform: `translateY(${row.start}px)` }}
                onClick={() => toggle(choice.name)}
              >
                <span className={classes("inspector-check", on && "inspector-check-on")}>
                  {on && <Check size={11} aria-hidden />}
                </span>
                <ChoiceLine choice={choice} />
              </div>
            );
          })}
        </div>
      </div>
      {isNew && (
        <Button size="small" kind="ghost" icon={<Plus size={13} aria-hidden />} onClick={add}>
          Add “{typed}”
        </Button>
      )}
    </div>
  );
}

interface FamiliesProps {
  columns: readonly ColumnInfo[];
  chosen: ReadonlySet<string>;
  onChange(chosen: string[]): void;
  disabled?: boolean;
}

function Families({ columns, chosen, onChange, disabled }: FamiliesProps) {
  const names = columns.map((column) => column.name);
  const families = FAMILIES.filter(({ types }) => columns.some((one) => types.includes(one.type)));
  const all = names.every((name) => chosen.has(name));
  return (
    <fieldset className="inspector-families" disabled={disabled}>
      <legend className="visually-hidden">Choose by type</legend>
      <button
        type="button"
        aria-pressed={all}
        onClick={() => onChange(all ? [] : inTableOrder(new Set([...chosen, ...names]), columns))}
      >
        All
      </button>
      {families.map(({ name, types }) => {
        const family = columns.filter((column) => types.includes(column.type));
        return (
          <button
            key={name}
            type="button"
            aria-pressed={family.every((column) => chosen.has(column.name))}
            onClick={() => onChange(toggledFamily([...chosen], columns, types))}
          >
            {name} <span className="numbers">{family.length}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
