import { useQuery } from "@tanstack/react-query";
import { get } from "../api/http";
import type { RunFilter } from "../api/runs";
import type { GraphInfo, RunState } from "../api/types";
import { runStates, stateWord } from "../results/StateBadge";
import { Select } from "../ui";

/** No graph and no state is called that. */
const all = "*";

/** Which runs to list. */
export function Filters({
  filter,
  onChange,
}: {
  filter: RunFilter;
  onChange(f: Partial<RunFilter>): void;
}) {
  const graphs = useQuery({
    queryKey: ["graphs", "names"],
    queryFn: ({ signal }) => get<GraphInfo[]>("/api/graphs", signal),
  });
  const names = (graphs.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const known = !filter.graph || names.some(({ value }) => value === filter.graph);
  return (
    <div className="runs-filters">
      <Select
        aria-label="Experiment"
        value={filter.graph ?? all}
        options={[
          { value: all, label: "All experiments" },
          ...names,
          ...(known ? [] : [{ value: filter.graph!, label: "One experiment" }]),
        ]}
        onChange={(graph) => onChange({ graph: graph === all ? undefined : graph })}
      />
      <Select
        aria-label="State"
        value={filter.state ?? all}
        options={[
          { value: all, label: "All states" },
          ...runStates.map((state) => ({ value: state as string, label: stateWord(state) })),
        ]}
        onChange={(state) => onChange({ state: state === all ? undefined : (state as RunState) })}
      />
    </div>
  );
}
