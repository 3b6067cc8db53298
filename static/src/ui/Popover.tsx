import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes";

interface PopoverProps {
  trigger: ReactElement;
  title?: string;
  children: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?(open: boolean): void;
  className?: string;
}

export function Popover(props: PopoverProps) {
  const { trigger, title, children, side = "bottom", align = "start" } = props;
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpenChange?.(open)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="ui-popup-layer" side={side} align={align} sideOffset={6}>
          <Base.Popup className={classes("ui-popover", props.className)}>
            {title && <Base.Title className="ui-popover-title">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
