import { type Action, type ActionContext, action } from "./action";

type Way = "Left" | "Right" | "Up" | "Down";

/** The connected node in a direction: along the wires, or among those fed by the same. */
export function neighbour({ document }: ActionContext, id: string, way: Way): string | undefined {
  const edges = document.edges();
  const place = (node: string) => document.position(node) ?? { x: 0, y: 0 };
  const sources = edges.filter((edge) => edge.target === id).map((edge) => edge.source);
  const targets = edges.filter((edge) => edge.source === id).map((edge) => edge.target);
  const byHeight = (a: string, b: string) =>
    Math.abs(place(a).y - place(id).y) - Math.abs(place(b).y - place(id).y);
  if (way === "Left") return [...sources].sort(byHeight)[0];
  if (way === "Right") return [...targets].sort(byHeight)[0];
  const family = new Set([
    ...edges.filter((edge) => sources.includes(edge.source)).map((edge) => edge.target),
    ...edges.filter((edge) => targets.includes(edge.target)).map((edge) => edge.source),
  ]);
  const all = family.size > 1 ? [...family] : [...document.nodeIds()];
  const further = (node: string) => (place(node).y - place(id).y) * (way === "Down" ? 1 : -1);
  return all
    .filter((node) => node !== id && further(node) > 0)
    .sort((a, b) => further(a) - further(b))[0];
}

function walk(way: Way): Action {
  return action({
    id: `walk-${way.toLowerCase()}`,
    label: `Go to the module ${{ Left: "before", Right: "after", Up: "above", Down: "below" }[way]}`,
    group: "Go",
    keys: [`Alt+Arrow${way}`],
    scope: "canvas",
    enabled: ({ document }) => document.nodeIds().length > 0,
    run: (context) => {
      const [from] = context.selection.nodes;
      const to = from ? neighbour(context, from, way) : context.document.nodeIds()[0];
      if (!to) return context.view.announce("There is nothing that way.");
      context.view.select([to]);
      context.canvas?.focus(to);
    },
  });
}

export const walks = (["Left", "Right", "Up", "Down"] as const).map(walk);
