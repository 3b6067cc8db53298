import { type ConnectionLineComponentProps, getBezierPath } from "@xyflow/react";
import { inputOf, moduleOf, outputOf, typeColor } from "../api/catalogue";
import { useDocument } from "../document";
import type { CanvasNode } from "./flow-types";

/** The wire that is being drawn. */
export function LooseWire(props: ConnectionLineComponentProps<CanvasNode>) {
  const { fromX, fromY, toX, toY, fromPosition, toPosition, fromHandle, connectionStatus } = props;
  const document = useDocument();
  const module = moduleOf(document.node(fromHandle.nodeId)?.module ?? "");
  const port =
    fromHandle.type === "source"
      ? outputOf(module, fromHandle.id ?? "")
      : inputOf(module, fromHandle.id ?? "");
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
  });
  const refused = connectionStatus === "invalid";
  return (
    <g style={{ color: typeColor(port?.type ?? "Any") }} data-refused={refused || undefined}>
      <path d={path} className="loose-wire" />
      <circle cx={toX} cy={toY} r={4} className="loose-end" />
    </g>
  );
}
