import { useMemo } from "react";
import type { Catalogue, GraphJson } from "../api/types";
import { toneOf } from "../palette/module-icons";
import { BLOCK, drawing } from "./picture";
import "./picture.css";

interface GraphPictureProps {
  document: Pick<GraphJson, "nodes" | "layout">;
  catalogue: Catalogue;
  /** what it shows, for those who do not see it; without one it is decoration */
  label?: string;
}

/** A graph drawn small: blocks in the colours of their categories, and the wires between them. */
export function GraphPicture({ document, catalogue, label }: GraphPictureProps) {
  const { blocks, threads, view } = useMemo(() => drawing(document), [document]);
  return (
    <svg
      className="home-picture"
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      role="img"
      aria-label={label ?? ""}
      aria-hidden={label === undefined}
    >
      {threads.map((thread) => (
        <path key={thread.id} className="home-thread" d={thread.path} />
      ))}
      {blocks.map(({ id, module, x, y }) => (
        <g
          key={id}
          className={`palette-tone-${toneOf(catalogue.modules[module]?.category ?? "")}`}
          transform={`translate(${x} ${y})`}
        >
          <rect className="home-block" width={BLOCK.width} height={BLOCK.height} rx={4} />
          <rect className="home-block-sign" x={4} y={5} width={12} height={12} rx={3} />
          <rect className="home-block-line" x={20} y={7} width={26} height={3} rx={1.5} />
          <rect className="home-block-line" x={20} y={13} width={16} height={2.5} rx={1.25} />
        </g>
      ))}
    </svg>
  );
}
