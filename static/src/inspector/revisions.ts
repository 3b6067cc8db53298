import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post } from "../api/http";
import type { GraphInfo, Who } from "../api/types";

/** A state of a graph that is kept. */
export interface Revision {
  number: number;
  time: string;
  digest: string;
  reason: string;
  authors: Who[];
  nodes: number;
}

const key = (graph: string) => ["graph", graph, "revisions"];

/** The kept states of a graph, the latest first. */
export function useRevisions(graph: string, enabled: boolean) {
  return useQuery({
    queryKey: key(graph),
    queryFn: ({ signal }) => get<Revision[]>(`/api/graphs/${graph}/revisions`, signal),
    enabled,
    staleTime: 5_000,
  });
}

/** Makes a kept state the present one; the state before it is kept as well. */
export function useRestoreRevision(graph: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (number: number) =>
      post<GraphInfo>(`/api/graphs/${graph}/revisions/${number}/restore`),
    onSuccess: () => client.invalidateQueries({ queryKey: key(graph) }),
  });
}
