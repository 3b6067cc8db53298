import { typeColor } from "../api/catalogue";
import type { Module } from "../api/types";

/** The types that enter and leave a module, as dots in their colours; the words are in its help. */
export function PortDots({ module }: { module: Module }) {
  return (
    <span className="palette-dots" aria-hidden>
      {module.inputs.map((port) => (
        <span
          key={port.name}
          className="palette-dot"
          style={{ background: typeColor(port.type) }}
        />
      ))}
      <span className="palette-dots-arrow">›</span>
      {module.outputs.map((port) => (
        <span
          key={port.name}
          className="palette-dot"
          style={{ background: typeColor(port.type) }}
        />
      ))}
    </span>
  );
}
