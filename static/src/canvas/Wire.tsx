import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo } from "react";
import { classes } from "../ui";
import { useConnecting } from "./connecting";
import type { CanvasEdge } from "./flow-types";
import { useFar } from "./use-far";

export const Wire = memo(function Wire(props: EdgeProps<CanvasEdge>) {
  const { id, data, selected } = props;
  const dropping = useConnecting((state) => state.dropEdge === id);
  const moving = useConnecting((state) => state.reconnecting === id);
  const far = useFar();
  const [path, x, y] = getBezierPath(props);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={22}
        className={classes(
          "wire",
          selected && "wire-selected",
          dropping && "wire-dropping",
          moving && "wire-moving",
        )}
        style={{ color: data?.color }}
      />
      {data?.name && !far && (
        <EdgeLabelRenderer>
          <span
            className="wire-name"
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {data.name}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
