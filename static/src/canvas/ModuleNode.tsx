import type { NodeProps } from "@xyflow/react";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { memo, useMemo } from "react";
import { moduleOf, useCatalogue } from "../api/catalogue";
import { useSession } from "../api/session";
import type { Module, NodeRun } from "../api/types";
import {
  type NodeView,
  useChecked,
  useDocument,
  useKey,
  useNode,
  useProblems,
  useReadOnly,
} from "../document";
import { ModuleIcon } from "../palette/ModuleIcon";
import { classes } from "../ui";
import { useView } from "../view/store";
import { useConnecting } from "./connecting";
import type { CanvasNode } from "./flow-types";
import { NodeTitle } from "./NodeTitle";
import { canOpen, results, type ShownState, shownState, stateText, timeText } from "./node-state";
import { PassingLines } from "./PassingLines";
import { Input, Output } from "./Ports";
import { StateMark } from "./StateMark";
import { useShownNodeRun } from "./shown-run";
import { subtitle } from "./subtitle";
import { useFar } from "./use-far";
import { useWiredOutputs } from "./use-wired";

/** Everything of a node in one sentence, for those who listen. */
function spoken(node: NodeView, module: Module | undefined, state: string, problems: string[]) {
  const parts = [node.name, module && module.title !== node.name ? module.title : "", state];
  const feeds = node.inputs.length;
  if (problems.length > 0)
    parts.push(
      `${problems.length} ${problems.length === 1 ? "problem" : "problems"}: ${problems.join(" ")}`,
    );
  parts.push(feeds === 0 ? "no wires in" : `${feeds} ${feeds === 1 ? "wire" : "wires"} in`);
  return parts.filter(Boolean).join(", ");
}

function Progress({ run }: { run: NodeRun | undefined }) {
  const fraction = run?.progress?.fraction;
  const known = typeof fraction === "number";
  return (
    <div className={classes("node-progress", !known && "node-progress-open")}>
      <div style={known ? { width: `${Math.round(fraction * 100)}%` } : undefined} />
    </div>
  );
}

interface ResultsProps {
  id: string;
  run: NodeRun | undefined;
  module: Module;
  stale: boolean;
  /** the word of the state, which stands before them */
  word: string;
}

function Results({ id, run, module, stale, word }: ResultsProps) {
  const open = useView((view) => view.openOutputOf);
  const found = results(run, module.outputs, word);
  if (found.length === 0) return null;
  return (
    <span className={classes("node-results", stale && "node-results-stale")}>
      {found.map(({ port, text }) => (
        <button
          key={port}
          type="button"
          className="node-result nodrag numbers"
          aria-label={`See ${port.replaceAll("_", " ")}: ${text}`}
          onClick={() => open({ node: id, port })}
        >
          {text}
        </button>
      ))}
    </span>
  );
}

/** The colour of someone else who has this node selected. */
function usePeer(id: string): string | undefined {
  const me = useSession().data?.user.id;
  return useChecked(
    ({ people }) =>
      people.find((person) => person.id !== me && person.state?.selection?.includes(id))?.color,
  );
}

export const ModuleNode = memo(function ModuleNode({ id, selected }: NodeProps<CanvasNode>) {
  const document = useDocument();
  const node = useNode(id);
  const catalogue = useCatalogue();
  const module = node && moduleOf(node.module, catalogue);
  const problems = useProblems(id);
  const run = useShownNodeRun(id);
  const key = useKey(id);
  const far = useFar();
  const editable = !useReadOnly();
  const wiredOutputs = useWiredOutputs(id);
  const peer = usePeer(id);
  const target = useConnecting(({ from }) => from !== null && from.node !== id);
  const open = useView((view) => view.openOutputOf);
  const onOpen = useMemo(() => (port: string) => open({ node: id, port }), [open, id]);
  if (!node) return null;

  const errors = problems.filter((problem) => problem.severity === "error");
  const state: ShownState = shownState({ errors: errors.length, run, key, off: node.off });
  const text = stateText(state, run);
  const time = timeText(state, run);
  const wired = new Set(node.inputs.map((source) => source.port));
  const bad = new Set(errors.map((problem) => problem.port));
  const messages = problems.map((problem) => problem.message);
  const failure = state === "failed" ? run?.error?.message : undefined;
  const said = failure ? [failure, ...messages] : messages;
  return (
    <div
      className={classes(
        "node",
        `node-${state}`,
        selected && "node-selected",
        far && "node-far",
        target && "node-target",
      )}
      style={peer ? { outlineColor: peer } : undefined}
      data-peer={peer ? "" : undefined}
      data-node-state={state}
    >
      <span id={`label-${id}`} className="visually-hidden">
        {spoken(node, module, time ? `${text} in ${time}` : text, said)}
      </span>
      <div className="node-head">
        <ModuleIcon module={module ?? { name: node.module, category: "" }} size={16} />
        <div className="node-words">
          <NodeTitle
            id={id}
            name={node.name}
            editable={editable}
            label="Name of the module"
            onRename={(name) => document.rename(id, name)}
          />
          {!far && (
            <span className="node-line">
              <span className="node-module">
                {module ? subtitle(node, module) : `Unknown module “${node.module}”`}
              </span>
              {time && <span className="node-time numbers">{time}</span>}
            </span>
          )}
        </div>
        {said.length > 0 && (
          <span
            className={classes(
              "node-problems",
              errors.length + (failure ? 1 : 0) === 0 && "node-warnings",
            )}
            title={said.join("\n")}
            data-problems={said.length}
          >
            {errors.length > 0 || failure ? (
              <CircleAlert size={far ? 24 : 14} aria-hidden />
            ) : (
              <TriangleAlert size={far ? 24 : 14} aria-hidden />
            )}
            {said.length > 1 && said.length}
          </span>
        )}
      </div>
      <div className="node-ports">
        {state === "off" && module && <PassingLines node={node} module={module} />}
        <div className="node-inputs">
          {module?.inputs.map((port) => (
            <Input
              key={port.name}
              node={id}
              port={port}
              wired={wired.has(port.name)}
              problem={bad.has(port.name)}
              far={far}
              editable={editable}
            />
          ))}
        </div>
        <div className="node-outputs">
          {module?.outputs.map((port) => (
            <Output
              key={port.name}
              node={id}
              port={port}
              wired={wiredOutputs.includes(port.name)}
              ready={canOpen(run?.outputs?.[port.name])}
              far={far}
              editable={editable}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
      <div className="node-foot">
        <span className={`node-state node-state-${state}`}>
          <StateMark state={state} size={far ? 22 : 13} />
          <span className="numbers">{text}</span>
        </span>
        {!far && module && state !== "off" && (
          <Results
            id={id}
            run={run}
            module={module}
            stale={state === "stale" || state === "not-ready"}
            word={text}
          />
        )}
      </div>
      {state === "running" && <Progress run={run} />}
    </div>
  );
});
