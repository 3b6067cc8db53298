import { useEffect, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { type RunFilter, useRunList } from "../api/runs";
import type { RunInfo } from "../api/types";
import { runStates } from "../results/StateBadge";
import { Loaded } from "../results/States";
import { Button, EmptyState, Spinner } from "../ui";
import { Filters } from "./Filters";
import { Page } from "./Page";
import { PickedActions } from "./PickedActions";
import { RunRow } from "./RunRow";
import "../results/results.css";

/** What the list is narrowed to; it stands in the address, so that it can be sent and gone back to. */
function useFilter(): [RunFilter, (change: Partial<RunFilter>) => void] {
  const search = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const filter: RunFilter = {
    graph: search.get("graph") ?? undefined,
    state: runStates.find((state) => state === search.get("state")),
  };
  const change = (values: Partial<RunFilter>) => {
    const next = { ...filter, ...values };
    const query = new URLSearchParams();
    if (next.graph) query.set("graph", next.graph);
    if (next.state) query.set("state", next.state);
    navigate(query.size ? `/runs?${query}` : "/runs", { replace: true });
  };
  return [filter, change];
}

interface TableProps {
  runs: RunInfo[];
  picked: ReadonlySet<string>;
  onPick(id: string, picked: boolean): void;
  hideGraph: boolean;
}

function RunTable({ runs, picked, onPick, hideGraph }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="runs-frame" tabIndex={0} aria-label="Runs">
      <table className="runs-table">
        <thead>
          <tr>
            <td />
            <th scope="col">Run</th>
            <th scope="col">State</th>
            {!hideGraph && <th scope="col">Experiment</th>}
            <th scope="col">Measures</th>
            <th scope="col" className="table-right">
              Took
            </th>
            <th scope="col">Started</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow
              key={run.id}
              run={run}
              picked={picked.has(run.id)}
              onPick={(on) => onPick(run.id, on)}
              hideGraph={hideGraph}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** All runs one may see, the latest first. */
export function RunsPage() {
  const [filter, setFilter] = useFilter();
  const list = useRunList(filter);
  const [picked, setPicked] = useState<string[]>([]);
  const runs = list.data?.pages.flatMap((page) => page.runs) ?? [];
  const going = runs.some(({ state }) => state === "running" || state === "queued");
  const { refetch } = list;
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(() => void refetch(), 3000);
    return () => clearInterval(timer);
  }, [going, refetch]);
  const pick = (id: string, on: boolean) =>
    setPicked((before) => (on ? [...before, id] : before.filter((other) => other !== id)));
  const filtered = Boolean(filter.graph || filter.state);
  return (
    <Page
      title="Runs"
      back={
        filter.graph
          ? { href: `/g/${filter.graph}`, label: "Experiment" }
          : { href: "/", label: "Experiments" }
      }
      actions={<PickedActions picked={picked} onDone={() => setPicked([])} />}
    >
      <Filters filter={filter} onChange={setFilter} />
      <Loaded query={list} what="runs">
        {() =>
          runs.length === 0 ? (
            <EmptyState
              title={filtered ? "No run is like that" : "No runs yet"}
              action={
                filtered && (
                  <Button onClick={() => setFilter({ graph: undefined, state: undefined })}>
                    Show all runs
                  </Button>
                )
              }
            >
              {filtered ? "" : "Open an experiment and press Run; it is recorded here."}
            </EmptyState>
          ) : (
            <>
              <RunTable
                runs={runs}
                picked={new Set(picked)}
                onPick={pick}
                hideGraph={Boolean(filter.graph)}
              />
              {list.hasNextPage && (
                <Button
                  className="runs-more"
                  disabled={list.isFetchingNextPage}
                  onClick={() => list.fetchNextPage()}
                >
                  {list.isFetchingNextPage && <Spinner size={13} />}
                  Show more
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
