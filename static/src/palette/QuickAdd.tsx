import { Search } from "lucide-react";
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { typeColor, useCatalogue } from "../api/catalogue";
import type { Module } from "../api/types";
import { canvas } from "../canvas/handle";
import { fittingPort, type LooseEnd, typeInWords } from "../document";
import { classes } from "../ui";
import { type QuickAddRequest, useView } from "../view/store";
import { ModuleIcon } from "./ModuleIcon";
import "./palette.css";
import { PortDots } from "./PortDots";
import { indexed, ranked } from "./rank";
import { sections } from "./sections";
import { useAddModule } from "./use-add-module";

/** The popup that adds a module where the pointer is; open while the view asks for it. */
export function QuickAdd() {
  const request = useView((view) => view.quickAdd);
  return request && <Popup key={`${request.screen.x},${request.screen.y}`} request={request} />;
}

function Popup({ request }: { request: QuickAddRequest }) {
  const { at, from, screen } = request;
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const add = useAddModule();
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const offered = useOffers(from);
  const index = useMemo(() => indexed(offered), [offered]);
  const shown = useMemo(() => ranked(index, query), [index, query]);
  const place = useInside(screen, box);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", outside, true);
    return () => document.removeEventListener("pointerdown", outside, true);
  }, []);

  useEffect(() => {
    box.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const pick = (module: Module | undefined) => {
    if (!module) return;
    const made = add(module, at, from);
    close();
    if (made) requestAnimationFrame(() => canvas.current?.focus(made));
  };
  const keys = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    if (event.key === "ArrowDown") setActive(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp") setActive(active <= 0 ? last : active - 1);
    else if (event.key === "PageDown") setActive(Math.min(last, active + 8));
    else if (event.key === "PageUp") setActive(Math.max(0, active - 8));
    else if (event.key === "Enter") pick(shown[active]);
    else if (event.key === "Escape" || event.key === "Tab") {
      close();
      canvas.current?.focusCanvas();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      className="palette-quick"
      style={place}
      role="dialog"
      aria-label={from ? `Add what fits “${from.port.replaceAll("_", " ")}”` : "Add a module"}
    >
      <div className="palette-search">
        <Search size={14} aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the popup is opened to be typed in
          autoFocus
          className="ui-field"
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
          aria-label="Search modules"
          placeholder="Type to find a module"
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={keys}
        />
      </div>
      {from && (
        <p className="palette-quick-from">
          <span className="palette-dot" style={{ background: typeColor(from.type) }} />
          {from.side === "output" ? "takes" : "gives"} {typeInWords(from.type)}
        </p>
      )}
      <div className="palette-quick-list" role="listbox" id={id} aria-label="Modules">
        {shown.map((module, position) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the search field moves among options
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys
          <div
            key={module.name}
            id={`${id}-${position}`}
            data-index={position}
            role="option"
            aria-selected={position === active}
            className={classes("palette-option", position === active && "palette-option-active")}
            onPointerMove={() => setActive(position)}
            onClick={() => pick(module)}
          >
            <ModuleIcon module={module} />
            <span className="palette-title">
              {module.title}
              <span className="palette-hint">{module.category}</span>
            </span>
            <PortDots module={module} />
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p className="palette-quick-none" role="status">
          {query
            ? `Nothing ${from ? "that fits " : ""}is called “${query.trim()}”.`
            : "Nothing fits here."}
        </p>
      )}
    </div>
  );
}

function close(): void {
  useView.getState().set({ quickAdd: null });
}

/** All modules a loose end may lead to, the usual ones first. */
function useOffers(from: LooseEnd | undefined): Module[] {
  const catalogue = useCatalogue();
  return useMemo(() => {
    const folds = sections(catalogue);
    const usual = folds.flatMap((fold) => fold.essential);
    const all = [...usual, ...folds.flatMap((fold) => fold.rest)];
    return from ? all.filter((module) => fittingPort(module, from) !== undefined) : all;
  }, [catalogue, from]);
}

const MARGIN = 12;

/** The place of a popup at a point, moved so that all of it is on the page. */
function useInside(at: { x: number; y: number }, box: RefObject<HTMLDivElement | null>) {
  const [place, setPlace] = useState({ left: at.x, top: at.y });
  useLayoutEffect(() => {
    const { width, height } = box.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
    setPlace({
      left: Math.max(MARGIN, Math.min(at.x, window.innerWidth - width - MARGIN)),
      top: Math.max(MARGIN, Math.min(at.y, window.innerHeight - height - MARGIN)),
    });
  }, [at.x, at.y, box]);
  return place;
}
