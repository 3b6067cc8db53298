import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { del, get, patch, post } from "../api/http";
import { socket } from "../api/socket";
import type { GraphInfo, GraphJson, Sample } from "../api/types";

const LIST = ["graphs"];

/** The graphs one may open, or those in the trash, the latest first; live. */
export function useGraphs(deleted = false) {
  const client = useQueryClient();
  useEffect(() => {
    if (!socket.active) socket.connect();
    const changed = () => void client.invalidateQueries({ queryKey: LIST });
    socket.on("graphs-changed", changed);
    return () => {
      socket.off("graphs-changed", changed);
    };
  }, [client]);
  return useQuery({
    queryKey: [...LIST, deleted ? "deleted" : "kept"],
    queryFn: ({ signal }) => get<GraphInfo[]>(`/api/graphs?deleted=${deleted ? 1 : 0}`, signal),
    staleTime: 0,
  });
}

export function useSamples() {
  return useQuery({
    queryKey: ["samples"],
    queryFn: ({ signal }) => get<Sample[]>("/api/samples", signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The text of a document, exactly as the server wrote it. */
const asText = (text: string): string => text;

export function sampleText(name: string): Promise<string> {
  return get(`/api/samples/${name}/document`, undefined, asText);
}

/** The document of a sample or of a graph, for its picture. */
export function usePicture(path: string, version: string, enabled = true) {
  return useQuery({
    queryKey: ["picture", path, version],
    queryFn: ({ signal }) => get<GraphJson>(path, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
    retry: false,
  });
}

/** A graph to make: empty, from a sample, from the text of a file. */
export interface NewGraph {
  name?: string;
  sample?: string;
  document?: string;
}

/** What one can do with graphs from outside; each refreshes the lists. */
export function useGraphCommands() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: LIST });
  const create = useMutation({
    mutationFn: (graph: NewGraph) => post<GraphInfo>("/api/graphs", graph),
    onSettled,
  });
  const rename = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      patch<GraphInfo>(`/api/graphs/${id}`, { name }),
    onSettled,
  });
  const duplicate = useMutation({
    mutationFn: (id: string) => post<GraphInfo>(`/api/graphs/${id}/duplicate`),
    onSettled,
  });
  const remove = useMutation({ mutationFn: (id: string) => del(`/api/graphs/${id}`), onSettled });
  const restore = useMutation({
    mutationFn: (id: string) => post<GraphInfo>(`/api/graphs/${id}/restore`),
    onSettled,
  });
  return { create, rename, duplicate, remove, restore };
}
