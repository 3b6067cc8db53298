import { Download } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { View } from "vega";
import type { TopLevelSpec } from "vega-lite";
import { IconButton, Menu, MenuItem, Spinner, toast } from "../../ui";
import { savePng, saveSvg } from "./save";
import { lookOf } from "./theme";
import { useThemeName } from "./use-theme-name";

interface ChartProps {
  spec: TopLevelSpec;
  /** what it shows, as a heading */
  title: string;
  /** what one would see, in a sentence, for those who do not */
  description: string;
  /** controls beside the heading */
  children?: ReactNode;
  className?: string;
}

interface Drawn {
  view: View;
  resize(size: { width: number; height: number }): void;
  remove(): void;
}

async function begin(spec: TopLevelSpec, element: HTMLElement, description: string) {
  const { draw, resize, remove } = await import("./vega");
  const size = { width: element.clientWidth, height: element.clientHeight };
  const view = await draw(spec, lookOf(element), { element, ...size, description });
  return {
    view,
    resize: (next: { width: number; height: number }) => resize(view, spec, next),
    remove: () => remove(view),
  };
}

/** Draw while the element stands; again when the chart or the theme changes. */
function useDrawing(spec: TopLevelSpec, description: string) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [state, setState] = useState<"drawing" | "drawn" | "failed">("drawing");
  const theme = useThemeName();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of theme redraws
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let gone = false;
    const drawing = begin(spec, element, description);
    drawing.then(
      (made) => {
        if (gone) return made.remove();
        drawn.current = made;
        setState("drawn");
      },
      () => gone || setState("failed"),
    );
    return () => {
      gone = true;
      drawn.current?.remove();
      drawn.current = null;
      element.replaceChildren();
    };
  }, [spec, description, theme]);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const size = { width: element.clientWidth, height: element.clientHeight };
      if (size.width > 0 && size.height > 0) drawn.current?.resize(size);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, drawn, state };
}

/** A Vega-Lite chart that fills its frame, follows the theme, and saves as PNG and SVG. */
export function Chart({ spec, title, description, children, className }: ChartProps) {
  const { place, drawn, state } = useDrawing(spec, description);
  const save = (how: (view: View, name: string) => Promise<void>) => {
    const view = drawn.current?.view;
    if (view)
      how(view, title).catch(() => toast("The chart could not be saved.", { kind: "error" }));
  };
  return (
    <figure className={`results-chart ${className ?? ""}`}>
      <figcaption className="results-chart-head">
        <h3>{title}</h3>
        {children}
        <Menu
          align="end"
          trigger={
            <IconButton size="small" label={`Save "${title}"`} icon={<Download size={14} />} />
          }
        >
          <MenuItem onSelect={() => save(savePng)}>Save as PNG</MenuItem>
          <MenuItem onSelect={() => save(saveSvg)}>Save as SVG</MenuItem>
        </Menu>
      </figcaption>
      <div className="results-chart-body">
        <div ref={place} className="results-chart-place" />
        {state === "drawing" && (
          <div className="results-chart-wait">
            <Spinner label={`Drawing ${title}`} />
          </div>
        )}
        {state === "failed" && (
          <p className="results-chart-wait results-muted">This chart could not be drawn.</p>
        )}
      </div>
      <p className="visually-hidden">{description}</p>
    </figure>
  );
}
