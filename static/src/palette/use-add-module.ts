import { useCallback } from "react";
import { useCatalogue } from "../api/catalogue";
import type { Module } from "../api/types";
import { canvas } from "../canvas/handle";
import { addModule, type GraphDocument, type LooseEnd, type Point, useDocument } from "../document";
import { useView } from "../view/store";
import { freeSpot, type Taken } from "./free-spot";

/** Adds a module to the open graph: at a point, or where there is room in what one sees. */
export function useAddModule() {
  const graph = useDocument();
  const catalogue = useCatalogue();
  return useCallback(
    (module: Module, at?: Point, from?: LooseEnd): string | null => {
      if (graph.readOnly) return null;
      const { select, announce } = useView.getState();
      const id = addModule(graph, catalogue, module, at ?? roomFor(graph), from);
      select([id]);
      announce(`${graph.node(id)?.name ?? module.title} added.`);
      return id;
    },
    [graph, catalogue],
  );
}

function roomFor(graph: GraphDocument): Point {
  const nodes = graph.nodeIds().map((id) => graph.position(id));
  const notes = graph.noteIds().map((id) => graph.note(id));
  const taken: Taken[] = [
    ...nodes.filter((one) => one !== undefined),
    ...notes.flatMap((note) => (note ? [{ ...note.at, ...note.size }] : [])),
  ];
  const center = canvas.current?.center() ?? { x: 0, y: 0 };
  return freeSpot({ x: center.x - 108, y: center.y - 40 }, taken);
}
