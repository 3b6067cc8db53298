import type { EdgeChange, OnEdgesChange } from "@xyflow/react";
import { useCallback, useMemo, useRef } from "react";
import { moduleOf, outputOf, typeColor, useCatalogue } from "../api/catalogue";
import { labelOf, useDocument, useEdges } from "../document";
import { useView } from "../view/store";
import type { CanvasEdge } from "./flow-types";
import { selectionAfter } from "./use-flow-nodes";

/** Wires for React Flow; the same objects where nothing has changed. */
export function useFlowEdges(): [CanvasEdge[], OnEdgesChange<CanvasEdge>] {
  const document = useDocument();
  const catalogue = useCatalogue();
  const edges = useEdges();
  const selected = useView((view) => view.selectedEdges);
  const before = useRef(new Map<string, CanvasEdge>());

  const drawn = useMemo(() => {
    const chosen = new Set(selected);
    const next = edges.map((edge): CanvasEdge => {
      const from = document.node(edge.source);
      const to = document.node(edge.target);
      const output = outputOf(moduleOf(from?.module ?? "", catalogue), edge.sourcePort);
      const ends = [
        `${from?.name}, ${labelOf({ name: edge.sourcePort })}`,
        `${to?.name}, ${labelOf({ name: edge.targetPort })}`,
      ];
      const made: CanvasEdge = {
        id: edge.id,
        type: "wire",
        source: edge.source,
        target: edge.target,
        sourceHandle: edge.sourcePort,
        targetHandle: edge.targetPort,
        selected: chosen.has(edge.id),
        reconnectable: !document.readOnly,
        ariaLabel: `Wire from ${ends[0]} to ${ends[1]}`,
        domAttributes: { tabIndex: -1 },
        data: { color: typeColor(output?.type ?? "Any"), name: edge.name, label: ends.join(" → ") },
      };
      const old = before.current.get(edge.id);
      return old && JSON.stringify(old) === JSON.stringify(made) ? old : made;
    });
    before.current = new Map(next.map((edge) => [edge.id, edge]));
    return next;
  }, [document, catalogue, edges, selected]);

  const change = useCallback((changes: EdgeChange<CanvasEdge>[]) => {
    const view = useView.getState();
    const selection = selectionAfter(view.selectedEdges, changes);
    if (selection) view.set({ selectedEdges: selection });
  }, []);
  return [drawn, change];
}
