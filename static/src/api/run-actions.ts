import { del, post } from "./http";
import { queryClient } from "./queries";
import { noteRun } from "./runs";
import type { GraphInfo, RunInfo } from "./types";

export interface RunOrder {
  /** base64 of the state vector that must have reached the server */
  vector?: string;
  targets?: string[];
  /** digests of code texts that the person has read and lets run */
  confirmed?: string[];
}

/** Start a run of a graph. */
export async function startRun(graph: string, order: RunOrder = {}): Promise<RunInfo> {
  const run = await post<RunInfo>(`/api/graphs/${graph}/runs`, order);
  noteRun(run);
  return run;
}

export function cancelRun(id: string): Promise<unknown> {
  return post(`/api/runs/${id}/cancel`);
}

/** A new graph from what a run had. */
export function draftOf(id: string): Promise<GraphInfo> {
  return post<GraphInfo>(`/api/runs/${id}/draft`);
}

/** Remove runs for good. */
export async function deleteRuns(ids: string[]): Promise<void> {
  await Promise.all(ids.map((id) => del(`/api/runs/${id}`)));
  for (const id of ids) queryClient.removeQueries({ queryKey: ["run", id] });
  await queryClient.invalidateQueries({ queryKey: ["runs"] });
}
