import type { Problem } from "../api/types";

/** The problems of one node; of the graph as a whole where the node is null. */
export interface ProblemGroup {
  node: string | null;
  problems: Problem[];
}

/** Problems node by node: nodes with errors first, errors before warnings. */
export function byNode(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string | null, Problem[]>();
  for (const problem of problems) {
    const node = problem.node ?? null;
    groups.set(node, [...(groups.get(node) ?? []), problem]);
  }
  const list = [...groups].map(([node, its]) => ({ node, problems: its.toSorted(bySeverity) }));
  return list.sort((a, b) => worst(a) - worst(b));
}

function bySeverity(a: Problem, b: Problem): number {
  return weight(a) - weight(b);
}

function worst(group: ProblemGroup): number {
  return Math.min(...group.problems.map(weight));
}

function weight(problem: Problem): number {
  return problem.severity === "error" ? 0 : 1;
}
