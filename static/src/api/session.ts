import { useQuery } from "@tanstack/react-query";
import { get } from "./http";
import type { Session } from "./types";

/** Who is looking, and what they may do here. */
export function useSession() {
  return useQuery({
    queryKey: ["session"],
    queryFn: ({ signal }) => get<Session>("/api/session", signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
