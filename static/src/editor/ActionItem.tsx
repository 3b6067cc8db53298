import type { ReactNode } from "react";
import { actionOf, isEnabled, perform, useActionContext } from "../actions";
import { MenuItem } from "../ui";

/** A command in a menu. */
export function ActionItem({ id, icon, label }: { id: string; icon?: ReactNode; label?: string }) {
  const now = useActionContext();
  const action = actionOf(id);
  return (
    <MenuItem
      icon={icon}
      keys={action.keys?.[0]}
      danger={id === "remove"}
      disabled={!isEnabled(action, now())}
      onSelect={() => perform(action, now)}
    >
      {label ?? action.label}
    </MenuItem>
  );
}
