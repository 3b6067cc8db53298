import { CornerDownLeft, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { actions, isEnabled, perform, useActionContext } from "../actions";
import { useCatalogue } from "../api/catalogue";
import { canvas } from "../canvas/handle";
import { useDocument } from "../document";
import { ModuleIcon } from "../palette/ModuleIcon";
import { useAddModule } from "../palette/use-add-module";
import { classes, Dialog, Keys } from "../ui";
import { useView } from "../view/store";
import { type Command, found } from "./commands";
import "./keys.css";

/** One field that finds every command, every module of the graph and every module to add. */
export function CommandPalette() {
  const open = useView((view) => view.commandsOpen);
  const set = useView((view) => view.set);
  return (
    <Dialog
      open={open}
      onOpenChange={(commandsOpen) => set({ commandsOpen })}
      title="Commands"
      hideTitle
      className="keys-commands"
    >
      <Commands onClose={() => set({ commandsOpen: false })} />
    </Dialog>
  );
}

function Commands({ onClose }: { onClose(): void }) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const all = useCommands();
  const shown = useMemo(() => found(all, query), [all, query]);

  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    requestAnimationFrame(command.run);
  };
  const keys = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    if (event.key === "ArrowDown") setActive(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp") setActive(active <= 0 ? last : active - 1);
    else if (event.key === "Enter") run(shown[active]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="keys-search">
        <Search size={16} aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to be typed in
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
          aria-label="Find a command or a module"
          placeholder="Find a command or a module"
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
      <div ref={list} className="keys-list" role="listbox" id={id} aria-label="Commands">
        {shown.map((command, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the search field moves among options
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys
          <div
            key={command.id}
            id={`${id}-${index}`}
            data-index={index}
            role="option"
            aria-selected={index === active}
            className={classes("keys-command", index === active && "keys-command-active")}
            onPointerMove={() => setActive(index)}
            onClick={() => run(command)}
          >
            {command.module ? (
              <ModuleIcon module={command.module} />
            ) : (
              <CornerDownLeft className="keys-sign" size={14} aria-hidden />
            )}
            <span className="keys-label">{command.title}</span>
            <span className="keys-group">{command.category}</span>
            {command.keys && <Keys keys={command.keys} />}
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p className="keys-none" role="status">
          Nothing is called “{query.trim()}”.
        </p>
      )}
    </>
  );
}

function useCommands(): Command[] {
  const now = useActionContext();
  const graph = useDocument();
  const catalogue = useCatalogue();
  const add = useAddModule();
  return useMemo(() => {
    const context = now();
    const doable = actions.filter((one) => one.id !== "commands" && isEnabled(one, context));
    return [
      ...doable.map((action) => ({
        id: action.id,
        name: action.id,
        title: action.label,
        category: action.group,
        level: "essential",
        keys: action.keys?.[0],
        run: () => void perform(action, now),
      })),
      ...graph.nodes().map((node) => ({
        id: node.id,
        name: node.id,
        title: node.name,
        category: "Go to",
        module: catalogue.modules[node.module],
        run: () => goTo(node.id),
      })),
      ...(graph.readOnly ? [] : Object.values(catalogue.modules)).map((module) => ({
        id: `add-${module.name}`,
        name: module.name,
        title: module.title,
        category: "Add",
        level: module.level,
        keywords: module.keywords,
        module,
        run: () => void add(module),
      })),
    ];
  }, [now, graph, catalogue, add]);
}

function goTo(node: string): void {
  useView.getState().select([node]);
  canvas.current?.focus(node);
}
