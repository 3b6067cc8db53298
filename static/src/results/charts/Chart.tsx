import { Download } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { View } from "vega";
import type { TopLevelSpec } from "vega-lite";
import { classes, IconButton, Menu, MenuItem, Spinner, toast } from "../../ui";
import { savePng, saveSvg } from "./save";
import { lookOf } from "./theme";
import { useThemeName } from "./use-theme-name";
import "./charts.css";

interface ChartProps {
  spec: TopLevelSpec;
  /** what it shows, as a heading */
  title: string;
  /** what one would see, in a sentence, for those who do not */
  description: string;
  /** controls beside the heading */
  children?: ReactNode;
  className?: string;
  /** of the heading; 3 unless the chart stands right under the page's title */
  level?: 2 | 3;
  /** in rem, for charts that grow with what they show */
  height?: number;
}

interface Drawn {
  view: View;
  resize(size: { width: number; height: number }): void;
  remove(): void;
}

async function begin(spec: TopLevelSpec, element: HTMLElement) {
  const { draw, resize, remove } = await import("./vega");
  const size = { width: element.clientWidth, height: element.clientHeight };
  const view = await draw(spec, lookOf(element), { element, ...size });
  return {
    view,
    resize: (next: { width: number; height: number }) => resize(view, spec, next),
    remove: () => remove(view),
  };
}

/** Draw while the element stands; again when the chart or the theme changes. */
function useDrawing(spec: TopLevelSpec) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [state, setState] = useState<"drawing" | "drawn" | "failed">("drawing");
  const theme = useThemeName();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of theme redraws
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let gone = false;
    const drawing = begin(spec, element);
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
  }, [spec, theme]);
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
export function Chart(props: ChartProps) {
  const { spec, title, description, children, className, height, level = 3 } = props;
  const Heading = `h${level}` as const;
  const { place, drawn, state } = useDrawing(spec);
  const save = (how: (view: View, name: string) => Promise<void>) => {
    const view = drawn.current?.view;
    if (view)
      how(view, title).catch(() => toast("The chart could not be saved.", { kind: "error" }));
  };
  return (
    <figure
      className={classes("results-chart", className)}
      style={height === undefined ? undefined : { height: `${height}rem` }}
    >
      <figcaption className="results-chart-head">
        <Heading>{title}</Heading>
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
        <div className="results-chart-picture" role="img" aria-label={description}>
          <div ref={place} className="results-chart-place" aria-hidden="true" />
        </div>
        {state === "drawing" && (
          <div className="results-chart-wait">
            <Spinner label={`Drawing ${title}`} />
          </div>
        )}
        {state === "failed" && (
          <p className="results-chart-wait results-muted">This chart could not be drawn.</p>
        )}
      </div>
    </figure>
  );
}
