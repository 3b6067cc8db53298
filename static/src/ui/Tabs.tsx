import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { classes } from "./classes";

export interface TabItem {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

interface TabsProps {
  label: string;
  value: string;
  onChange(value: string): void;
  items: TabItem[];
  /** shown at the end of the row of tabs */
  extra?: ReactNode;
  className?: string;
}

export function Tabs({ label, value, onChange, items, extra, className }: TabsProps) {
  return (
    <Base.Root
      className={classes("ui-tabs", className)}
      value={value}
      onValueChange={(next) => onChange(String(next))}
    >
      <div className="ui-tabs-row">
        <Base.List className="ui-tabs-list" aria-label={label}>
          {items.map((item) => (
            <Base.Tab key={item.value} value={item.value} className="ui-tab">
              {item.label}
            </Base.Tab>
          ))}
        </Base.List>
        {extra && <div className="ui-tabs-extra">{extra}</div>}
      </div>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="ui-tab-panel">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
