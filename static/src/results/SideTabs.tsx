import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import type { TabItem } from "../ui";
import { usePhone } from "../view/use-media";

interface SideTabsProps {
  label: string;
  /** over the tabs */
  head: ReactNode;
  value: string;
  onChange(value: string): void;
  items: TabItem[];
}

/** Tabs beside what they open: a low panel has more width to give than height. */
export function SideTabs({ label, head, value, onChange, items }: SideTabsProps) {
  const phone = usePhone();
  return (
    <Base.Root
      className="side-tabs"
      orientation={phone ? "horizontal" : "vertical"}
      value={value}
      onValueChange={(next) => onChange(String(next))}
    >
      <div className="side-rail">
        {head}
        <Base.List className="side-list" aria-label={label}>
          {items.map((item) => (
            <Base.Tab key={item.value} value={item.value} className="side-tab">
              {item.label}
            </Base.Tab>
          ))}
        </Base.List>
      </div>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="side-panel">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
