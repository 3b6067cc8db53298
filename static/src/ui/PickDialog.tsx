import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { classes } from "./classes";
import { Dialog } from "./Dialog";

export interface PickItem {
  id: string;
  label: string;
  hint?: string;
  /** CSS colour of a dot before it */
  color?: string;
}

interface PickDialogProps {
  title: string;
  placeholder: string;
  items: PickItem[];
  empty?: string;
  /** picked; whoever shows the list takes it away or shows the next */
  onPick(id: string): void;
  /** left without picking */
  onClose(): void;
}

function matching(items: PickItem[], query: string): PickItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ label, hint }) => {
    const text = `${label} ${hint ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Pick one of a list by typing, arrows and Enter. */
export function PickDialog(props: PickDialogProps) {
  const { title, placeholder, items, empty = "Nothing found", onPick, onClose } = props;
  const [query, setQuery] = useState("");
  const [index, setIndex] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  const shown = useMemo(() => matching(items, query), [items, query]);
  const active = Math.min(index, shown.length - 1);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const pick = (item: PickItem | undefined) => {
    if (item) onPick(item.id);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length > 0) setIndex((active + step + shown.length) % shown.length);
    else if (event.key === "Enter") pick(shown[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      size="small"
      className="ui-pick"
      title={title}
      onOpenChange={(open) => !open && onClose()}
      initialFocus={input}
      returnFocus={false}
    >
      <input
        ref={input}
        className="ui-field"
        role="combobox"
        aria-label={title}
        aria-expanded
        aria-controls={`${base}-list`}
        aria-activedescendant={shown[active] ? `${base}-${active}` : undefined}
        placeholder={placeholder}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setIndex(0);
        }}
        onKeyDown={press}
      />
      <div
        ref={list}
        id={`${base}-list`}
        role="listbox"
        aria-label={title}
        className="ui-pick-list"
      >
        {shown.map((item, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={item.id}
            id={`${base}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={classes("ui-menu-item", at === active && "ui-pick-active")}
            onClick={() => pick(item)}
            onPointerMove={() => setIndex(at)}
          >
            {item.color && <span className="ui-dot" style={{ background: item.color }} />}
            <span className="ui-menu-label">{item.label}</span>
            {item.hint && <span className="ui-menu-hint">{item.hint}</span>}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="ui-menu-empty">{empty}</p>}
    </Dialog>
  );
}
