import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Keys } from "./Keys";

interface TooltipProps {
  text: string;
  keys?: string;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactElement;
}

/** A word about a control on hover and focus. The control itself must also carry its name. */
export function Tooltip({ text, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={450} />
      <Base.Portal>
        <Base.Positioner className="ui-popup-layer" side={side} sideOffset={6}>
          <Base.Popup className="ui-tooltip">
            {text}
            {keys && <Keys keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const TooltipProvider = Base.Provider;
