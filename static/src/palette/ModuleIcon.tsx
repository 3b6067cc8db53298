import { classes } from "../ui";
import { iconOf, toneOf } from "./module-icons";
import "./module-icon.css";

interface ModuleIconProps {
  module: { name: string; category: string };
  size?: number;
}

/** The sign of a module, in the colours of its category. */
export function ModuleIcon({ module, size = 15 }: ModuleIconProps) {
  const Icon = iconOf(module);
  return (
    <span className={classes("palette-icon", `palette-tone-${toneOf(module.category)}`)}>
      <Icon size={size} aria-hidden />
    </span>
  );
}
