import type { Json, Module, Param } from "../api/types";
import type { NodeView } from "../document";

const wordless = new Set(["code", "csv", "literal", "column_types"]);

function shown(value: Json): string | null {
  if (Array.isArray(value))
    return value.length === 1 ? shown(value[0]!) : `${value.length} of them`;
  if (value === null) return "none";
  if (typeof value === "object") return typeof value.name === "string" ? value.name : null;
  return String(value);
}

function told({ name, title, accepts, default: usual }: Param, node: NodeView): string[] {
  const value = node.params[name];
  if (value === undefined || JSON.stringify(value) === JSON.stringify(usual)) return [];
  if (accepts.some(({ kind }) => wordless.has(kind))) return [];
  const text = shown(value);
  return text === null ? [] : [`${within(title)} ${text}`];
}

/** A title as it stands inside a line: `Max iter` gives `max iter`, but `C` and `L1 ratio` stay. */
function within(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;
}

/** The second line of a node: its module, or when that is its name, what is set on it. */
export function subtitle(node: NodeView, module: Module): string {
  if (node.name.toLowerCase() !== module.title.toLowerCase()) return module.title;
  return module.params.flatMap((param) => told(param, node)).join(", ") || module.category;
}
