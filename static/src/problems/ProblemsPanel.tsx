import { CircleCheck, Crosshair } from "lucide-react";
import { useMemo } from "react";
import type { Problem } from "../api/types";
import { canvas } from "../canvas/handle";
import { type NodeView, useChecked, useDocument, useEdges, useProblems } from "../document";
import { EmptyState, IconButton } from "../ui";
import { useView } from "../view/store";
import { byNode } from "./by-node";
import { ProblemNote } from "./ProblemNote";
import "./problems.css";

/** Everything that is wrong with the open graph, node by node, with the way there. */
export function ProblemsPanel() {
  const problems = useProblems();
  const known = useChecked((state) => state.known);
  const graph = useDocument();
  useEdges();
  const groups = useMemo(() => byNode(problems), [problems]);

  if (problems.length === 0) {
    return (
      <EmptyState
        icon={<CircleCheck size={18} aria-hidden />}
        title={known ? "No problems" : "Not checked yet"}
      >
        {known
          ? "Everything that can be known without running is right."
          : "The designer checks the graph after each edit."}
      </EmptyState>
    );
  }
  return (
    <div className="problems">
      <p className="visually-hidden" role="status">
        {problems.length} problems
      </p>
      {groups.map(({ node, problems: its }) => (
        <section
          key={node ?? ""}
          className="problems-group"
          aria-label={titleOf(node, graph.node(node ?? ""))}
        >
          <h2>{titleOf(node, graph.node(node ?? ""))}</h2>
          <ul>
            {its.map((problem) => (
              <li key={problem.code + problem.message + problem.param + problem.port}>
                <ProblemNote problem={problem} />
                {node && <Jump problem={problem} node={node} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Jump({ problem, node }: { problem: Problem; node: string }) {
  const place = problem.param ?? problem.port;
  return (
    <IconButton
      size="small"
      label={place ? `Go to ${place.replaceAll("_", " ")}` : "Go to the module"}
      icon={<Crosshair size={14} aria-hidden />}
      tooltipSide="left"
      onClick={() => jump(node, problem.param)}
    />
  );
}

/** Shows a node, and the field of a parameter where the problem has one. */
export function jump(node: string, param: string | null | undefined): void {
  const view = useView.getState();
  if (param) {
    canvas.current?.fitNodes([node]);
    view.pointAt(node, param);
  } else {
    view.select([node]);
    canvas.current?.focus(node);
  }
}

function titleOf(id: string | null, node: NodeView | undefined): string {
  if (id === null) return "The whole graph";
  return node?.name ?? id;
}
