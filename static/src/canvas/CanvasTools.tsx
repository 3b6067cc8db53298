import { useStore } from "@xyflow/react";
import { Locate, Map as MapIcon, Maximize, Minus, Plus, Sparkles } from "lucide-react";
import { actionOf, perform, useActionContext } from "../actions";
import { useReadOnly } from "../document";
import { Button, IconButton } from "../ui";
import { useView } from "../view/store";
import { useSeen } from "./in-view";

const icon = { size: 15, "aria-hidden": true } as const;

/** Zoom, fit, overview and tidy, over the corner of the drawing. */
export function CanvasTools() {
  const now = useActionContext();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const minimap = useView((view) => view.minimap);
  const readOnly = useReadOnly();
  const act = (id: string) => () => perform(actionOf(id), now);
  return (
    <div className="canvas-tools" role="toolbar" aria-label="Drawing">
      <IconButton
        label="Zoom out"
        keys="Mod+-"
        tooltipSide="top"
        size="small"
        icon={<Minus {...icon} />}
        onClick={act("zoom-out")}
      />
      <button
        type="button"
        className="canvas-zoom numbers"
        aria-label={`Zoom ${zoom} %, back to 100 %`}
        onClick={act("zoom-full")}
      >
        {zoom} %
      </button>
      <IconButton
        label="Zoom in"
        keys="Mod++"
        tooltipSide="top"
        size="small"
        icon={<Plus {...icon} />}
        onClick={act("zoom-in")}
      />
      <IconButton
        label="Fit everything"
        keys="Shift+1"
        tooltipSide="top"
        size="small"
        icon={<Maximize {...icon} />}
        onClick={act("fit-all")}
      />
      {!readOnly && (
        <IconButton
          label="Tidy up"
          keys="Shift+T"
          tooltipSide="top"
          size="small"
          icon={<Sparkles {...icon} />}
          onClick={act("tidy")}
        />
      )}
      <IconButton
        label="Overview"
        keys="M"
        tooltipSide="top"
        size="small"
        pressed={minimap}
        icon={<MapIcon {...icon} />}
        onClick={act("minimap")}
      />
    </div>
  );
}

/** The way back when nothing of the drawing is in view. */
export function BackToContent() {
  const now = useActionContext();
  const lost = useSeen() === "none";
  if (!lost) return null;
  return (
    <Button
      className="canvas-back"
      icon={<Locate {...icon} />}
      onClick={() => perform(actionOf("fit-all"), now)}
    >
      Back to the experiment
    </Button>
  );
}
