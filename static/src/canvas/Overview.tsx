import { MiniMap } from "@xyflow/react";
import { useView } from "../view/store";
import { usePhone } from "../view/use-media";
import { useSeen } from "./in-view";

/** The drawing at a glance, while not all of it is in view. */
export function Overview() {
  const wanted = useView((view) => view.minimap);
  const phone = usePhone();
  const seen = useSeen();
  if (!wanted || phone || seen === "all") return null;
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
