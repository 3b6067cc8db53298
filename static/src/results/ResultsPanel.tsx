import { CirclePlay, MousePointerClick } from "lucide-react";
import { useState } from "react";
import { moduleOf, typeColor, useCatalogue } from "../api/catalogue";
import { useRun } from "../api/runs";
import type { NodeRun, RunDetail } from "../api/types";
import { useShownRunId } from "../canvas/shown-run";
import { type NodeView, useKey, useNode, useOpenGraph } from "../document";
import { Badge, EmptyState } from "../ui";
import { firstTab, type OutputTab, outputTabs, portTab, type Shown } from "./choose";
import { formatSeconds } from "./format";
import { Details } from "./node/Details";
import { ErrorView } from "./node/ErrorView";
import { LogView } from "./node/LogView";
import { NodeCode } from "./node/NodeCode";
import { OutputView } from "./OutputView";
import { SideTabs } from "./SideTabs";
import { StateBadge } from "./StateBadge";
import { useShown } from "./use-shown";
import "./results.css";

/** Whether the graph has moved on since this result was computed. */
function useStale(node: string, run: NodeRun | undefined): boolean {
  const { sync } = useOpenGraph();
  const key = useKey(node);
  return sync !== null && Boolean(key && run?.key && key !== run.key);
}

function Head({ node, run }: { node: NodeView; run: NodeRun | undefined }) {
  const stale = useStale(node.id, run);
  return (
    <div className="results-head">
      <h2 title={node.name}>{node.name}</h2>
      <span className="results-state">
        {run && <StateBadge state={run.state} fraction={run.progress?.fraction} />}
        {run?.seconds !== undefined && run.seconds !== null && (
          <span className="results-muted numbers">{formatSeconds(run.seconds)}</span>
        )}
      </span>
      {stale && <Badge tone="stale">Out of date</Badge>}
    </div>
  );
}

function portLabel({ port, type }: OutputTab, only: boolean) {
  return (
    <>
      <span className="results-dot" style={{ background: typeColor(type) }} aria-hidden="true" />
      <span className="side-tab-name" title={port}>
        {only && port === "output" ? type : port}
      </span>
    </>
  );
}

interface NodeResultsProps {
  shown: Shown;
  node: NodeView;
  run: RunDetail | undefined;
}

function NodeResults({ shown, node, run }: NodeResultsProps) {
  const module = moduleOf(node.module, useCatalogue());
  const part = run?.nodes[node.id];
  const outputs = outputTabs(module, part);
  const [chosen, setChosen] = useState<string | null>(null);
  const error = part?.error;
  const items = [
    ...(error ? [{ value: "error", label: "Error", content: <ErrorView error={error} /> }] : []),
    ...outputs.map((tab) => ({
      value: portTab(tab.port),
      label: portLabel(tab, outputs.length === 1),
      content: <OutputView node={node.id} name={node.name} tab={tab} run={run} />,
    })),
    ...(run && part
      ? [{ value: "log", label: "Log", content: <LogView run={run} node={node.id} /> }]
      : []),
    {
      value: "code",
      label: "Code",
      content: <NodeCode node={node.id} name={node.name} run={run?.id} />,
    },
    ...(run && part
      ? [{ value: "details", label: "Details", content: <Details node={part} run={run} /> }]
      : []),
  ];
  const known = chosen !== null && items.some((item) => item.value === chosen);
  return (
    <SideTabs
      label={`Results of ${node.name}`}
      value={known ? chosen : firstTab(outputs, part, shown.port)}
      onChange={setChosen}
      items={items}
      head={<Head node={node} run={part} />}
    />
  );
}

/** The results of the node one looks at, under the canvas: its outputs, its log, its code. */
export function ResultsPanel() {
  const shown = useShown();
  const run = useRun(useShownRunId(shown?.node));
  const node = useNode(shown?.node);
  if (!shown || !node)
    return run ? (
      <EmptyState
        icon={<MousePointerClick size={20} aria-hidden />}
        title="Select a node to see its results"
      />
    ) : (
      <EmptyState icon={<CirclePlay size={20} aria-hidden />} title="Run to see results">
        Then select a node, or click one of its outputs.
      </EmptyState>
    );
  return (
    <div className="results">
      <NodeResults key={`${shown.node} ${shown.port}`} shown={shown} node={node} run={run} />
    </div>
  );
}

/** All that the nodes of a run printed. */
export function LogsPanel() {
  const run = useRun(useShownRunId());
  const { document } = useOpenGraph();
  if (!run) return <EmptyState title="Run to see the log" />;
  return <LogView run={run} node={null} nameOf={(node) => document.node(node)?.name ?? node} />;
}
