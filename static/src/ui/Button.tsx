import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classes } from "./classes";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: "primary" | "secondary" | "ghost" | "danger";
  size?: "small" | "medium";
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = "secondary",
  size = "medium",
  icon,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes("ui-button", `ui-button-${kind}`, `ui-button-${size}`, className)}
    >
      {icon}
      {children}
    </button>
  );
}
