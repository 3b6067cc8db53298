import { PreviewCard } from "@base-ui/react/preview-card";
import { type DragEvent, type MouseEvent, memo, useRef, useState } from "react";
import { typeColor } from "../api/catalogue";
import type { Module } from "../api/types";
import { Prose } from "../ui";
import { isPhone, useView } from "../view/store";
import { MODULE_TYPE } from "./drag";
import { ModuleIcon } from "./ModuleIcon";
import { PortDots } from "./PortDots";

interface ModuleItemProps {
  module: Module;
  onAdd(module: Module): void;
  disabled?: boolean;
  withCategory?: boolean;
}

/**
 * A module in the palette: drag it to the canvas, double-click or tap it, press Enter on it. A
 * click shows its card at once, which says so.
 */
export const ModuleItem = memo(function ModuleItem(props: ModuleItemProps) {
  const { module, onAdd, disabled, withCategory } = props;
  const set = useView((view) => view.set);
  const touched = useRef(false);
  const [open, setOpen] = useState(false);
  const taken = useRef(false); // no card over the canvas once the module is being dragged there

  // a finger cannot drag from here: one tap adds, as a key does
  const tap = (event: MouseEvent) => {
    const byKey = event.detail === 0;
    touched.current = (event.nativeEvent as PointerEvent).pointerType === "touch";
    if (!touched.current && !byKey) return setOpen(event.detail === 1);
    onAdd(module);
    if (isPhone()) set({ sheet: null });
  };
  const drag = (event: DragEvent) => {
    taken.current = true;
    setOpen(false);
    event.dataTransfer.setData(MODULE_TYPE, module.name);
    event.dataTransfer.setData("text/plain", module.title);
    event.dataTransfer.effectAllowed = "copy";
    set({ draggedModule: module.name });
  };

  return (
    <PreviewCard.Root open={open} onOpenChange={(next) => setOpen(next && !taken.current)}>
      <PreviewCard.Trigger
        delay={650}
        closeDelay={80}
        render={
          <button
            type="button"
            className="palette-item"
            data-module={module.name}
            draggable={!disabled}
            disabled={disabled}
            onPointerMove={() => {
              taken.current = false;
            }}
            onDragStart={drag}
            onDragEnd={() => set({ draggedModule: null })}
            onClick={tap}
            onDoubleClick={() => touched.current || onAdd(module)}
          />
        }
      >
        <ModuleIcon module={module} />
        <span className="palette-title">
          {module.title}
          {withCategory && <span className="palette-hint">{module.category}</span>}
        </span>
        <PortDots module={module} />
      </PreviewCard.Trigger>
      <PreviewCard.Portal>
        <PreviewCard.Positioner
          className="ui-popup-layer"
          side="right"
          align="start"
          sideOffset={8}
        >
          <PreviewCard.Popup className="palette-card">
            <ModuleCard module={module} />
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    </PreviewCard.Root>
  );
});

function ModuleCard({ module }: { module: Module }) {
  const className = module.keywords.find((word) => /^[A-Z]\w+[a-z]/.test(word));
  return (
    <>
      <p className="palette-card-title">
        <ModuleIcon module={module} />
        {module.title}
      </p>
      <p>
        <Prose text={module.summary} />
      </p>
      <Ports title="In" ports={module.inputs} />
      <Ports title="Out" ports={module.outputs} />
      {className && <code className="palette-card-class">{className}</code>}
      <p className="palette-hint">Drag it onto the canvas, or double-click it.</p>
    </>
  );
}

function Ports({
  title,
  ports,
}: {
  title: string;
  ports: readonly { name: string; type: string }[];
}) {
  if (ports.length === 0) return null;
  return (
    <p className="palette-card-ports">
      <span className="palette-hint">{title}</span>
      {ports.map((port) => (
        <span key={port.name}>
          <span className="palette-dot" style={{ background: typeColor(port.type) }} />
          {port.name.replaceAll("_", " ")}
        </span>
      ))}
    </p>
  );
}
