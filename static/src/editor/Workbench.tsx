import { lazy, type ReactNode, Suspense } from "react";
import { useKeyboard } from "../actions";
import { Canvas, canvas } from "../canvas";
import { useReadOnly } from "../document";
import { Inspector } from "../inspector";
import { CommandPalette, KeySheet } from "../keys";
import { Palette, QuickAdd } from "../palette";
import { Spinner } from "../ui";
import { useView } from "../view/store";
import { usePhone } from "../view/use-media";
import { ConfirmCode } from "./ConfirmCode";
import { Dock } from "./Dock";
import { DroppedGraph } from "./DroppedGraph";
import { FindDialog } from "./FindDialog";
import { PhoneSheets } from "./PhoneSheets";
import { Splitter } from "./Splitter";
import "./editor.css";

const CodePanel = lazy(async () => ({ default: (await import("../code")).CodePanel }));

function Left() {
  const { leftOpen, leftWidth } = useView((view) => view.panels);
  const setPanels = useView((view) => view.setPanels);
  if (!leftOpen) return null;
  return (
    <nav className="editor-side" aria-label="Modules" style={{ width: leftWidth }}>
      <div className="editor-panel">
        <Palette />
      </div>
      <Splitter
        label="Width of the modules"
        way="across"
        value={leftWidth}
        min={180}
        max={420}
        onChange={(width) => setPanels({ leftWidth: width })}
      />
    </nav>
  );
}

function Right() {
  const { rightOpen, rightWidth } = useView((view) => view.panels);
  const chosen = useView((view) => view.selection.length + view.selectedEdges.length > 0);
  const about = useView((view) => view.aboutOpen);
  const setPanels = useView((view) => view.setPanels);
  if (!(chosen ? rightOpen : about)) return null;
  return (
    <aside className="editor-side" aria-label="Parameters" style={{ width: rightWidth }}>
      <Splitter
        label="Width of the parameters"
        way="across"
        reversed
        value={rightWidth}
        min={240}
        max={640}
        onChange={(width) => setPanels({ rightWidth: width })}
      />
      <div className="editor-panel" data-panel="inspector">
        <Inspector />
      </div>
    </aside>
  );
}

function CodeBeside() {
  const open = useView((view) => view.codeOpen);
  const width = useView((view) => view.panels.codeWidth);
  const setPanels = useView((view) => view.setPanels);
  if (!open) return null;
  return (
    <section className="editor-side editor-code" aria-label="Script" style={{ width }}>
      <Splitter
        label="Width of the script"
        way="across"
        reversed
        value={width}
        min={260}
        max={900}
        onChange={(codeWidth) => setPanels({ codeWidth })}
      />
      <div className="editor-panel">
        <Suspense fallback={<Spinner />}>
          <CodePanel />
        </Suspense>
      </div>
    </section>
  );
}

function Bottom() {
  const { bottomOpen, bottomHeight } = useView((view) => view.panels);
  const setPanels = useView((view) => view.setPanels);
  if (!bottomOpen) return null;
  return (
    <section
      className="editor-bottom"
      aria-label="Results, problems, outline"
      style={{ height: bottomHeight }}
    >
      <Splitter
        label="Height of the panel below"
        way="down"
        reversed
        value={bottomHeight}
        min={140}
        max={720}
        onChange={(height) => setPanels({ bottomHeight: height })}
      />
      <Dock />
    </section>
  );
}

interface WorkbenchProps {
  bar: ReactNode;
  banner?: ReactNode;
  /** over the drawing, e.g. what an empty one offers */
  overlay?: ReactNode;
}

/** The bar, the drawing and the panels around it. */
export function Workbench({ bar, banner, overlay }: WorkbenchProps) {
  useKeyboard();
  const phone = usePhone();
  const readOnly = useReadOnly();
  return (
    <div className="editor">
      <button type="button" className="editor-skip" onClick={() => canvas.current?.focusCanvas()}>
        Skip to the drawing
      </button>
      {bar}
      {banner}
      <div className="editor-body">
        {!phone && !readOnly && <Left />}
        <div className="editor-middle">
          <div className="editor-top">
            <main className="editor-canvas" aria-label="Drawing">
              <Canvas>{overlay}</Canvas>
            </main>
            {!phone && <CodeBeside />}
          </div>
          {!phone && <Bottom />}
        </div>
        {!phone && <Right />}
      </div>
      {phone && <PhoneSheets readOnly={readOnly} />}
      <QuickAdd />
      <KeySheet />
      <CommandPalette />
      <FindDialog />
      <ConfirmCode />
      <DroppedGraph />
    </div>
  );
}
