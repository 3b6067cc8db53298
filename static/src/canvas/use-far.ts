import { useStore } from "@xyflow/react";

/** So far out that only titles and states can be read. */
export function useFar(): boolean {
  return useStore((state) => state.transform[2] < 0.5);
}
