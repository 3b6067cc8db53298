import { type DragEvent, useRef, useState } from "react";
import { carriesFiles } from "./import";

/** Handlers for a place where a file may be dropped, and whether one is over it now. */
export function useFileDrop(onFile: ((file: File) => void) | undefined) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const inside = (change: number) => {
    depth.current = Math.max(0, depth.current + change);
    setOver(depth.current > 0);
  };
  const wanted = (event: DragEvent) =>
    onFile !== undefined && carriesFiles(event.dataTransfer.types);
  return {
    over,
    onDragEnter: (event: DragEvent) => wanted(event) && inside(1),
    onDragLeave: (event: DragEvent) => wanted(event) && inside(-1),
    onDragOver: (event: DragEvent) => wanted(event) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      if (!wanted(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      const file = event.dataTransfer.files[0];
      if (file) onFile?.(file);
    },
  };
}
