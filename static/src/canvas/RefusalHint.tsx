import { type ConnectionState, useConnection, useReactFlow } from "@xyflow/react";
import { useCatalogue } from "../api/catalogue";
import { type Connection, refusal, useDocument } from "../document";
import type { CanvasNode } from "./flow-types";

/** The two ports of a wire that is being drawn, when it is over one. */
export function ends(connection: ConnectionState): Connection | null {
  const { fromHandle, toHandle } = connection;
  if (!fromHandle || !toHandle || fromHandle.type === toHandle.type) return null;
  const [from, to] = fromHandle.type === "source" ? [fromHandle, toHandle] : [toHandle, fromHandle];
  return {
    source: from.nodeId,
    sourcePort: from.id ?? "",
    target: to.nodeId,
    targetPort: to.id ?? "",
  };
}

/** Why the wire being drawn cannot go to the port under it, in words beside the pointer. */
export function RefusalHint() {
  const document = useDocument();
  const catalogue = useCatalogue();
  const { flowToScreenPosition } = useReactFlow();
  const connection = useConnection<CanvasNode>();
  if (!connection.inProgress || connection.isValid !== false) return null;
  const { fromHandle, toHandle } = connection;
  const wanted = ends(connection);
  const sameSide = toHandle && fromHandle.type === toHandle.type;
  const self = toHandle?.nodeId === fromHandle.nodeId && toHandle.id === fromHandle.id;
  if (self) return null;
  const reason = wanted
    ? refusal(document, catalogue, wanted)
    : sameSide
      ? fromHandle.type === "source"
        ? "An output goes to an input, not to another output."
        : "An input takes from an output, not from another input."
      : null;
  if (!reason) return null;
  const at = flowToScreenPosition(connection.to);
  return (
    <div className="refusal" role="status" style={{ left: at.x + 16, top: at.y + 16 }}>
      {reason}
    </div>
  );
}
