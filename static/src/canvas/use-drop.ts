import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { useActionContext } from "../actions";
import { moduleOf } from "../api/catalogue";
import { ApiError, upload } from "../api/http";
import { addModule, newNode, type Point, parseFragment, useDocument } from "../document";
import { suggestedBy } from "../inspector/preview";
import { MODULE_TYPE } from "../palette/drag";
import { toast } from "../ui";
import { useView } from "../view/store";
import { useConnecting } from "./connecting";
import { insert, wireAt } from "./use-drop-on-wire";

interface Uploaded {
  name: string;
  sha256: string;
}

/** Things dropped on the drawing: modules from the palette, graph files, data files. */
export function useDrop() {
  const document = useDocument();
  const now = useActionContext();
  const { screenToFlowPosition } = useReactFlow();

  const placeOf = (event: DragEvent): Point => {
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    return { x: at.x - 110, y: at.y - 22 };
  };

  const dropModule = (name: string, event: DragEvent) => {
    const { catalogue } = now();
    const module = moduleOf(name, catalogue);
    if (!module) return;
    const found = wireAt(document, { x: event.clientX, y: event.clientY }, name);
    document.transact(() => {
      const id = addModule(document, catalogue, module, placeOf(event));
      if (found) insert(document, id, found);
      useView.getState().select([id]);
    });
    useView.getState().announce(`“${module.title}” added.`);
  };

  const dropData = async (file: File, at: Point) => {
    const module = moduleOf("import_file");
    if (!module) return;
    try {
      const { name, sha256 } = await upload<Uploaded>("/api/files", file);
      const suggested = await suggestedBy({ name, sha256 });
      const id = document.addNode(newNode(module, { ...suggested, file: { name, sha256 } }), at);
      useView.getState().select([id]);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(`“${file.name}” was not taken`, { kind: "error", text: error.message });
    }
  };

  const dropFile = async (file: File, at: Point) => {
    if (!file.name.toLowerCase().endsWith(".json")) return dropData(file, at);
    const text = await file.text();
    const fragment = parseFragment(text);
    if (fragment) {
      const { droppedGraphs, set } = useView.getState();
      set({ droppedGraphs: [...droppedGraphs, { file, fragment, at }] });
    } else if (/"nodes"\s*:\s*\{/.test(text))
      toast(`“${file.name}” cannot be read`, {
        kind: "error",
        text: "It looks like an experiment, but is damaged or cut off.",
      });
    else await dropData(file, at);
  };

  return {
    onDragOver: (event: DragEvent) => {
      const types = event.dataTransfer.types;
      const module = types.includes(MODULE_TYPE);
      if (document.readOnly || (!module && !types.includes("Files"))) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      const name = useView.getState().draggedModule;
      if (!module || !name) return;
      const found = wireAt(document, { x: event.clientX, y: event.clientY }, name);
      const dropEdge = found?.edge.id ?? null;
      if (useConnecting.getState().dropEdge !== dropEdge) useConnecting.setState({ dropEdge });
    },
    onDragLeave: () => useConnecting.setState({ dropEdge: null }),
    onDrop: (event: DragEvent) => {
      if (document.readOnly) return;
      useConnecting.setState({ dropEdge: null });
      const name = event.dataTransfer.getData(MODULE_TYPE);
      const files = [...event.dataTransfer.files];
      if (!name && files.length === 0) return;
      event.preventDefault();
      if (name) dropModule(name, event);
      const at = placeOf(event);
      for (const [index, file] of files.entries())
        void dropFile(file, { x: at.x + index * 32, y: at.y + index * 140 });
    },
  };
}
