import { CirclePlay, Hourglass, Package, SkipForward } from "lucide-react";
import { useMemo } from "react";
import type { NodeRun, RunDetail } from "../api/types";
import { useDocument } from "../document";
import { EmptyState, Spinner } from "../ui";
import { ChartOutput } from "./charts/ChartOutput";
import { isKept, type OutputTab, viewerOf } from "./choose";
import { Downloads } from "./Downloads";
import { modelLabels } from "./metrics/labels";
import { MetricsView } from "./metrics/MetricsView";
import { ModelView } from "./model/ModelView";
import { TableView } from "./table/TableView";

interface OutputViewProps {
  node: string;
  name: string;
  tab: OutputTab;
  run: RunDetail;
}

function Kept({ node, name, tab, run }: OutputViewProps) {
  const document = useDocument();
  const labels = useMemo(() => modelLabels(node, (id) => document.node(id)), [document, node]);
  const { port, info } = tab;
  const output = useMemo(
    () => ({ run: run.id, node, port, sha256: info?.sha256 }),
    [run.id, node, port, info?.sha256],
  );
  const title = `${name}, ${port}`;
  const key = info?.sha256 ?? `${run.id} ${node} ${port}`;
  switch (viewerOf(info?.kind ?? "")) {
    case "table":
      return <TableView key={key} output={output} title={title} />;
    case "model":
      return <ModelView key={key} output={output} />;
    case "metrics":
      return <MetricsView key={key} output={output} labels={labels} />;
    case "chart":
      return <ChartOutput key={key} output={output} title={title} />;
    default:
      return (
        <EmptyState
          icon={<Package size={20} aria-hidden />}
          title={`This is a value of the kind "${info?.kind}"`}
          action={<Downloads output={output} formats={["json"]} />}
        >
          It has no picture of its own.
        </EmptyState>
      );
  }
}

/** Why there is nothing to see at an output. */
function Nothing({ type, run }: { type: string; run: NodeRun | undefined }) {
  if (run?.state === "running" || run?.state === "queued")
    return (
      <EmptyState
        icon={run.state === "running" ? <Spinner /> : <Hourglass size={20} aria-hidden />}
        title={run.state === "running" ? "Running" : "Waiting for its turn"}
      >
        {run.progress?.text}
      </EmptyState>
    );
  if (type === "Estimator")
    return (
      <EmptyState
        icon={<Package size={20} aria-hidden />}
        title="A learner that has learned nothing yet"
      >
        Connect it to Train model or Cross-validate and run; the results appear there.
      </EmptyState>
    );
  if (run?.state === "skipped")
    return (
      <EmptyState icon={<SkipForward size={20} aria-hidden />} title="Skipped">
        A step before it gave no result.
      </EmptyState>
    );
  return (
    <EmptyState icon={<CirclePlay size={20} aria-hidden />} title="Run to see results">
      {run
        ? "This output was not computed in the last run."
        : "Nothing has been computed here yet."}
    </EmptyState>
  );
}

/** One output of a node, drawn by the viewer for its kind. */
export function OutputView({
  node,
  name,
  tab,
  run,
}: Omit<OutputViewProps, "run"> & { run: RunDetail | undefined }) {
  if (run && isKept(tab.info)) return <Kept node={node} name={name} tab={tab} run={run} />;
  return <Nothing type={tab.type} run={run?.nodes[node]} />;
}
