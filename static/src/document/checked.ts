import { useMemo } from "react";
import { create } from "zustand";
import type { ColumnInfo, GraphChecked, Person, Problem } from "../api/types";

/** What the server last said of the open graph, and who else is in it. */
interface CheckedState {
  graph: string | null;
  problems: Problem[];
  columns: Record<string, ColumnInfo[]>;
  keys: Record<string, string>;
  people: Person[];
  /** the server has checked this graph at least once */
  known: boolean;
}

const nothing: CheckedState = {
  graph: null,
  problems: [],
  columns: {},
  keys: {},
  people: [],
  known: false,
};

export const useChecked = create<CheckedState>()(() => nothing);

export function forgetChecked(): void {
  useChecked.setState(nothing, true);
}

function kept<T>(before: T, after: T): T {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** Keep what has not changed, so that nobody who reads it draws again. */
export function heardChecked({ graph, problems, columns, keys }: GraphChecked): void {
  useChecked.setState((state) => {
    const merged: Record<string, ColumnInfo[]> = {};
    for (const [port, list] of Object.entries(columns ?? {}))
      merged[port] = kept(state.columns[port] ?? list, list);
    return {
      graph,
      problems: kept(state.problems, problems ?? []),
      columns: merged,
      keys: kept(state.keys, keys ?? {}),
      known: true,
    };
  });
}

export function heardPeople(people: Person[]): void {
  useChecked.setState((state) => ({ people: kept(state.people, people) }));
}

/** All problems, or those of one node. */
export function useProblems(node?: string): Problem[] {
  const problems = useChecked((state) => state.problems);
  return useMemo(
    () => (node === undefined ? problems : problems.filter((problem) => problem.node === node)),
    [problems, node],
  );
}

/** The columns that come out of a port ("node.port"), once a sample or a run has seen them. */
export function useColumns(port: string | null): ColumnInfo[] | undefined {
  return useChecked((state) => (port === null ? undefined : state.columns[port]));
}

/** What a run would compute for a node now. */
export function useKey(node: string): string | undefined {
  return useChecked((state) => state.keys[node]);
}
