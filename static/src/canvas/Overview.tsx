import { MiniMap, useStore } from "@xyflow/react";
import { useView } from "../view/store";
import { usePhone } from "../view/use-media";
import { useSeen } from "./in-view";

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
      nodeColor="var(--line-strong)"
      maskColor="var(--selection)"
      bgColor="var(--surface)"
      ariaLabel="Overview of the drawing"
    />
  );
}
