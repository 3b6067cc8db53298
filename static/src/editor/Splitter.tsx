import { type KeyboardEvent, type PointerEvent, useRef } from "react";

interface SplitterProps {
  label: string;
  /** across: drag left and right */
  way: "across" | "down";
  value: number;
  min: number;
  max: number;
  /** the panel is after the splitter: dragging towards it makes it smaller */
  reversed?: boolean;
  onChange(value: number): void;
}

/** The edge between two panels: drag it, or use the arrow keys. */
export function Splitter(props: SplitterProps) {
  const { label, way, value, min, max, reversed, onChange } = props;
  const start = useRef<{ at: number; value: number } | null>(null);
  const clamp = (size: number) => Math.round(Math.max(min, Math.min(max, size)));
  const place = (event: PointerEvent) => (way === "across" ? event.clientX : event.clientY);
  const sign = reversed ? -1 : 1;
  const step = (event: KeyboardEvent) => {
    const more = way === "across" ? "ArrowRight" : "ArrowDown";
    const less = way === "across" ? "ArrowLeft" : "ArrowUp";
    if (event.key !== more && event.key !== less) return;
    event.preventDefault();
    onChange(clamp(value + (event.key === more ? 16 : -16) * sign));
  };
  return (
    <hr
      className={`editor-splitter editor-splitter-${way}`}
      aria-label={label}
      aria-orientation={way === "across" ? "vertical" : "horizontal"}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={step}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: place(event), value };
      }}
      onPointerMove={(event) => {
        if (!start.current) return;
        onChange(clamp(start.current.value + (place(event) - start.current.at) * sign));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}
