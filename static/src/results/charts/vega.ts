import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { configFrom, type Look } from "./theme";
import { hideTooltip, tooltip } from "./tooltip";

/** Charts draw what they are given: they fetch nothing, from anywhere. */
const refuse = () => Promise.reject(new Error("Charts may not load addresses."));
const loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} };

const silent = {
  level: () => silent,
  error: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
};

export interface Size {
  width: number;
  height: number;
}

export interface Frame extends Size {
  element: HTMLElement;
}

/** One drawing, or layers over each other: these fit a frame. Rows of drawings have their own size. */
function fits(spec: TopLevelSpec): boolean {
  const encoding = "encoding" in spec ? (spec.encoding as Record<string, unknown>) : {};
  const parts = ["facet", "row", "column"].some((channel) => channel in (encoding ?? {}));
  return !parts && ("mark" in spec || "layer" in spec);
}

function compiled(spec: TopLevelSpec, look: Look, { width, height }: Size) {
  const sized = fits(spec)
    ? { ...spec, width, height, autosize: { type: "fit", contains: "padding", resize: true } }
    : spec;
  return compile(sized as TopLevelSpec, { config: configFrom(look), logger: silent as never }).spec;
}

/** Put a chart into an element. Expressions are interpreted, so that no code is made from text. */
export async function draw(spec: TopLevelSpec, look: Look, frame: Frame): Promise<View> {
  const view = new View(parse(compiled(spec, look, frame), undefined, { ast: true } as never), {
    container: frame.element,
    renderer: "svg",
    hover: true,
    loader: loader as never,
    logLevel: 0,
    tooltip,
    expr: expressionInterpreter,
  } as never);
  await view.runAsync();
  return view;
}

export function resize(view: View, spec: TopLevelSpec, size: Size): void {
  if (fits(spec)) void view.width(size.width).height(size.height).resize().runAsync();
}

export function remove(view: View): void {
  hideTooltip();
  view.finalize();
}
