import { Blocks, ListTree, SlidersHorizontal, Table2, X } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { Inspector } from "../inspector";
import { Outline } from "../outline";
import { Palette } from "../palette";
import { IconButton, Spinner } from "../ui";
import { type SheetName, useView } from "../view/store";
import { Dock } from "./Dock";

const CodePanel = lazy(async () => ({ default: (await import("../code")).CodePanel }));

/** The script over everything; its own button closes it. */
function CodeSheet() {
  return (
    <section className="editor-sheet editor-sheet-code" aria-label="Script">
      <Suspense fallback={<Spinner />}>
        <CodePanel />
      </Suspense>
    </section>
  );
}

const sheets = [
  { name: "palette", label: "Modules", Icon: Blocks, Content: Palette },
  { name: "inspector", label: "Parameters", Icon: SlidersHorizontal, Content: Inspector },
  { name: "results", label: "Results", Icon: Table2, Content: Dock },
  { name: "outline", label: "Outline", Icon: ListTree, Content: Outline },
] as const;

/** On a phone the panels are sheets over the drawing, one at a time. */
export function PhoneSheets({ readOnly }: { readOnly: boolean }) {
  const sheet = useView((view) => view.sheet);
  const output = useView((view) => view.openOutput);
  const codeOpen = useView((view) => view.codeOpen);
  const set = useView((view) => view.set);
  const open = sheets.find(({ name }) => name === sheet);
  useEffect(() => {
    if (output) set({ sheet: "results" });
  }, [output, set]);
  const toggle = (name: SheetName) => set({ sheet: sheet === name ? null : name });
  return (
    <>
      {open && (
        <section
          className="editor-sheet"
          aria-label={`${open.label} sheet`}
          data-panel={open.name === "inspector" ? "inspector" : undefined}
        >
          <header className="editor-sheet-head">
            <h2>{open.label}</h2>
            <IconButton
              label="Close"
              icon={<X size={16} aria-hidden />}
              onClick={() => set({ sheet: null })}
            />
          </header>
          <div className="editor-sheet-body">
            <open.Content />
          </div>
        </section>
      )}
      {codeOpen && <CodeSheet />}
      <nav className="editor-phone-bar" aria-label="Panels">
        {sheets
          .filter(({ name }) => !(readOnly && name === "palette"))
          .map(({ name, label, Icon }) => (
            <button
              key={name}
              type="button"
              className="editor-phone-tab"
              aria-pressed={sheet === name}
              onClick={() => toggle(name)}
            >
              <Icon size={18} aria-hidden />
              {label}
            </button>
          ))}
      </nav>
    </>
  );
}
