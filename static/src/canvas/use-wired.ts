import { useRef } from "react";
import { useEdges } from "../document";

/** The output ports of a node that have wires; the same list until they change. */
export function useWiredOutputs(id: string): readonly string[] {
  const edges = useEdges();
  const before = useRef<string[]>([]);
  const ports = [...new Set(edges.filter((e) => e.source === id).map((e) => e.sourcePort))];
  if (ports.join() !== before.current.join()) before.current = ports;
  return before.current;
}
