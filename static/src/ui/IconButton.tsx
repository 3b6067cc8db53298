import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classes } from "./classes";
import { Tooltip } from "./Tooltip";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  /** what it does, in words: the accessible name and the tooltip */
  label: string;
  keys?: string;
  icon: ReactNode;
  pressed?: boolean;
  size?: "small" | "medium";
  tooltipSide?: "top" | "bottom" | "left" | "right";
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  label,
  keys,
  icon,
  pressed,
  size = "medium",
  tooltipSide = "bottom",
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={tooltipSide}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={classes("ui-icon-button", `ui-icon-button-${size}`, className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
