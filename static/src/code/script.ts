import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { get } from "../api/http";
import { queryClient } from "../api/queries";
import { socket } from "../api/socket";
import type { GraphChecked, Script } from "../api/types";

export type ExportForm = "script" | "pipeline" | "notebook";

export function exportPath(graph: string, form: ExportForm): string {
  return `/api/graphs/${graph}/export?as=${form}`;
}

/** The script of an open graph; fetched again whenever the server has checked an edit. */
export function useScript(graph: string, enabled = true) {
  useEffect(() => {
    const checked = (event: GraphChecked) => {
      if (event.graph === graph)
        void queryClient.invalidateQueries({ queryKey: ["graph", graph, "script"] });
    };
    socket.on("graph-checked", checked);
    return () => {
      socket.off("graph-checked", checked);
    };
  }, [graph]);
  return useQuery({
    queryKey: ["graph", graph, "script"],
    queryFn: ({ signal }) => get<Script>(`/api/graphs/${graph}/script`, signal),
    enabled,
    staleTime: 0,
  });
}
