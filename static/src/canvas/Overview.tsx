import { MiniMap, useStore } from "@xyflow/react";
import { useView } from "../view/store";
import { usePhone } from "../view/use-media";
import type { CanvasNode } from "./flow-types";
import { useSeen } from "./in-view";

/** Frames lie under what they hold. */
function colorOf({ type }: CanvasNode): string {
  return type === "frame" ? "var(--frame)" : "var(--line-strong)";
}

/** The drawing at a glance, while not all of it is in view. */
export function Overview() {
  const wanted = useView((view) => view.minimap);
  const phone = usePhone();
  const seen = useSeen();
  const narrow = useStore(({ width, height }) => width < 560 || height < 300);
  if (!wanted || phone || narrow || seen === "all") return null;
  return (
    <MiniMap
      className="minimap"
      pannable
      zoomable
      nodeBorderRadius={12}
      nodeColor={colorOf}
      maskColor="var(--selection)"
      bgColor="var(--surface)"
      ariaLabel="Overview of the drawing"
    />
  );
}
