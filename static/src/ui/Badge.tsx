import type { ReactNode } from "react";
import { classes } from "./classes";

export type Tone = "neutral" | "accent" | "ok" | "warn" | "danger" | "busy" | "stale";

interface BadgeProps {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}

export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span className={classes("ui-badge", `ui-badge-${tone}`, className)}>
      {icon}
      {children}
    </span>
  );
}
