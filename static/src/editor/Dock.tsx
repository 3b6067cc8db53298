import { PanelBottomClose } from "lucide-react";
import { lazy, Suspense } from "react";
import { useProblems } from "../document";
import { Outline } from "../outline";
import { ProblemsPanel } from "../problems";
import { Badge, IconButton, Spinner, type TabItem, Tabs } from "../ui";
import { type BottomTab, useView } from "../view/store";

const ResultsPanel = lazy(async () => ({ default: (await import("../results")).ResultsPanel }));
const LogsPanel = lazy(async () => ({ default: (await import("../results")).LogsPanel }));

function Results() {
  return (
    <Suspense fallback={<Spinner />}>
      <ResultsPanel />
    </Suspense>
  );
}

function Logs() {
  return (
    <Suspense fallback={<Spinner />}>
      <LogsPanel />
    </Suspense>
  );
}

function ProblemsLabel() {
  const problems = useProblems();
  const errors = problems.filter((problem) => problem.severity === "error").length;
  return (
    <>
      Problems
      {problems.length > 0 && (
        <Badge tone={errors > 0 ? "danger" : "warn"}>{problems.length}</Badge>
      )}
    </>
  );
}

const items: TabItem[] = [
  { value: "results", label: "Results", content: <Results /> },
  { value: "problems", label: <ProblemsLabel />, content: <ProblemsPanel /> },
  { value: "logs", label: "Log", content: <Logs /> },
  { value: "outline", label: "Outline", content: <Outline /> },
];

/** The panel docked under the drawing. */
export function Dock() {
  const tab = useView((view) => view.bottomTab);
  const set = useView((view) => view.set);
  const setPanels = useView((view) => view.setPanels);
  return (
    <Tabs
      className="editor-dock"
      label="Under the drawing"
      value={tab}
      onChange={(value) => set({ bottomTab: value as BottomTab })}
      items={items}
      extra={
        <IconButton
          label="Close this panel"
          size="small"
          tooltipSide="top"
          icon={<PanelBottomClose size={15} aria-hidden />}
          onClick={() => setPanels({ bottomOpen: false })}
        />
      }
    />
  );
}
