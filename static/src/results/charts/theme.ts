import type { Config } from "vega-lite";

/** The colours of a chart, read from the tokens, so that light and dark are one list of names. */
export interface Look {
  surface: string;
  text: string;
  muted: string;
  line: string;
  low: string;
  high: string;
  plot: string[];
  font: string;
}

const plotTokens = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `--plot-${number}`);

/** The colours in force where an element stands. */
export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: token("--surface"),
    text: token("--text"),
    muted: token("--text-muted"),
    line: token("--line"),
    low: token("--plot-low"),
    high: token("--plot-high"),
    plot: plotTokens.map(token),
    font: token("--font-sans"),
  };
}

/** How all charts look: quiet axes, our colours in our order, one type size. */
export function configFrom(look: Look): Config {
  const words = { labelFontSize: 11, titleFontSize: 11, titleFontWeight: 500 } as const;
  return {
    background: look.surface,
    font: look.font,
    view: { stroke: null },
    mark: { color: look.plot[0] },
    bar: { color: look.plot[0] },
    point: { size: 26, filled: true, opacity: 0.75 },
    line: { strokeWidth: 2 },
    rule: { color: look.muted },
    text: { color: look.text, fontSize: 11 },
    tick: { color: look.muted },
    boxplot: { median: { color: look.surface } },
    axis: {
      ...words,
      labelColor: look.muted,
      titleColor: look.text,
      titlePadding: 8,
      gridColor: look.line,
      domainColor: look.line,
      tickColor: look.line,
      labelLimit: 160,
      labelOverlap: "greedy",
      labelSeparation: 6,
    },
    axisBand: { grid: false },
    axisQuantitative: { tickCount: 6 },
    legend: {
      ...words,
      labelColor: look.muted,
      titleColor: look.text,
      labelLimit: 180,
      symbolStrokeWidth: 2,
      fillColor: look.surface,
      cornerRadius: 4,
      symbolOpacity: 1,
    },
    header: { labelColor: look.muted, titleColor: look.text, labelFontSize: 11 },
    range: { category: look.plot, heatmap: [look.low, look.high], ramp: [look.low, look.high] },
    style: {
      guide: { color: look.muted, strokeDash: [4, 4], strokeWidth: 1 },
    },
  };
}
