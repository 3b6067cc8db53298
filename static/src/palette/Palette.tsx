import { ChevronRight, Search, SearchX, X } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { useCatalogue, useCatalogueQuery } from "../api/catalogue";
import type { Module } from "../api/types";
import { useReadOnly } from "../document";
import { classes, EmptyState, Spinner } from "../ui";
import { ModuleItem } from "./ModuleItem";
import "./palette.css";
import { indexed, ranked } from "./rank";
import { type Section, sections } from "./sections";
import { useAddModule } from "./use-add-module";

/** The panel at the left: every module there is, by category and by search. */
export function Palette() {
  const catalogue = useCatalogue();
  const { isPending, error } = useCatalogueQuery();
  const [query, setQuery] = useState("");
  const wanted = useDeferredValue(query);
  const folds = useMemo(() => sections(catalogue), [catalogue]);
  const index = useMemo(
    () => indexed(folds.flatMap(({ essential, rest }) => [...essential, ...rest])),
    [folds],
  );
  const found = useMemo(() => (wanted.trim() ? ranked(index, wanted) : null), [index, wanted]);
  const readOnly = useReadOnly();
  const add = useAddModule();
  const list = useRef<HTMLDivElement>(null);

  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      items(list.current)[0]?.focus();
    } else if (event.key === "Enter" && found?.[0] && !readOnly) add(found[0]);
    else if (event.key === "Escape" && query) {
      event.stopPropagation();
      setQuery("");
    }
  };

  return (
    <div className="palette">
      <search className="palette-search">
        <Search size={14} aria-hidden />
        <input
          type="search"
          className="ui-field"
          placeholder="Search modules"
          aria-label="Search modules"
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={keys}
        />
        {query && (
          <button type="button" aria-label="Clear the search" onClick={() => setQuery("")}>
            <X size={13} aria-hidden />
          </button>
        )}
      </search>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move among the buttons inside */}
      <div ref={list} className="palette-list" onKeyDown={(event) => walk(event, list.current)}>
        {isPending && <Spinner label="Loading the modules" />}
        {error && <EmptyState title="The modules could not be loaded">{error.message}</EmptyState>}
        {found ? (
          <Found modules={found} query={wanted} onAdd={add} disabled={readOnly} />
        ) : (
          folds.map((section) => (
            <Fold key={section.category} section={section} onAdd={add} disabled={readOnly} />
          ))
        )}
      </div>
    </div>
  );
}

interface ListProps {
  onAdd(module: Module): void;
  disabled: boolean;
}

function Found({
  modules,
  query,
  onAdd,
  disabled,
}: ListProps & { modules: Module[]; query: string }) {
  if (modules.length === 0) {
    return (
      <EmptyState
        icon={<SearchX size={18} aria-hidden />}
        title={`Nothing called “${query.trim()}”`}
      >
        Try another word for it, or a class name such as LogisticRegression.
      </EmptyState>
    );
  }
  return (
    <>
      <p className="visually-hidden" role="status">
        {modules.length} found
      </p>
      <ul className="palette-items" aria-label="Modules found">
        {modules.map((module) => (
          <li key={module.name}>
            <ModuleItem module={module} onAdd={onAdd} disabled={disabled} withCategory />
          </li>
        ))}
      </ul>
    </>
  );
}

function Fold({ section, onAdd, disabled }: ListProps & { section: Section }) {
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(section.essential.length === 0);
  const { category, essential, rest } = section;
  const id = `palette-${category.toLowerCase().replace(/\W+/g, "-")}`;
  const shown = all ? [...essential, ...rest] : essential;
  return (
    <section className="palette-fold" aria-labelledby={id}>
      <h2>
        <button
          type="button"
          id={id}
          className="palette-category"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={14} aria-hidden className={classes(open && "palette-turned")} />
          {category}
          <span className="palette-count numbers">{essential.length + rest.length}</span>
        </button>
      </h2>
      {open && (
        <ul className="palette-items">
          {shown.map((module) => (
            <li key={module.name}>
              <ModuleItem module={module} onAdd={onAdd} disabled={disabled} />
            </li>
          ))}
        </ul>
      )}
      {open && essential.length > 0 && rest.length > 0 && (
        <button
          type="button"
          className="palette-all"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? "Show fewer" : `Show all ${essential.length + rest.length}`}
        </button>
      )}
    </section>
  );
}

function items(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-module]") ?? [])];
}

function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = items(list);
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  all[at + step]?.focus();
}
