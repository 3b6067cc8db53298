import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useDocument, useGroup, useReadOnly } from "../document";
import { classes } from "../ui";
import type { CanvasNode } from "./flow-types";
import { NodeTitle } from "./NodeTitle";
import { useFar } from "./use-far";

/** A frame around the nodes of a group. One takes hold of it at its name. */
export const FrameNode = memo(function FrameNode({ id, selected }: NodeProps<CanvasNode>) {
  const document = useDocument();
  const group = useGroup(id);
  const editable = !useReadOnly();
  const far = useFar();
  if (!group) return null;
  return (
    <div className={classes("frame", far && "frame-far")} data-selected={selected || undefined}>
      <div className="frame-head">
        <NodeTitle
          id={id}
          name={group.name}
          editable={editable}
          label="Name of the frame"
          onRename={(name) => document.renameGroup(id, name)}
        />
      </div>
    </div>
  );
});
