import { ContextMenu as ContextBase } from "@base-ui/react/context-menu";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes";
import { Keys } from "./Keys";

interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
}

export function Menu({ trigger, children, side = "bottom", align = "start" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="ui-popup-layer" side={side} align={align} sideOffset={4}>
          <Base.Popup className="ui-menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The menu of a right click (or long press, or the menu key) on its children. */
export function ContextMenu({ target, children }: { target: ReactElement; children: ReactNode }) {
  return (
    <ContextBase.Root>
      <ContextBase.Trigger render={target} />
      <ContextBase.Portal>
        <ContextBase.Positioner className="ui-popup-layer">
          <ContextBase.Popup className="ui-menu">{children}</ContextBase.Popup>
        </ContextBase.Positioner>
      </ContextBase.Portal>
    </ContextBase.Root>
  );
}

interface MenuItemProps {
  children: ReactNode;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect(): void;
}

export function MenuItem({ children, icon, keys, danger, disabled, onSelect }: MenuItemProps) {
  return (
    <Base.Item
      className={classes("ui-menu-item", danger && "ui-menu-item-danger")}
      disabled={disabled}
      onClick={onSelect}
    >
      <span className="ui-menu-icon">{icon}</span>
      <span className="ui-menu-label">{children}</span>
      {keys && <Keys keys={keys} />}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="ui-menu-separator" />;
}

interface MenuRadioProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange(value: string): void;
}

/** A choice of one inside a menu. */
export function MenuRadio({ label, value, options, onChange }: MenuRadioProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="ui-menu-group">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next) => onChange(String(next))}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className="ui-menu-item">
            <span className="ui-menu-icon">
              <Base.RadioItemIndicator>
                <Check size={14} aria-hidden />
              </Base.RadioItemIndicator>
            </span>
            <span className="ui-menu-label">{option.label}</span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
