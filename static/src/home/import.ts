import { parseFragment } from "../document";

/** A file that is no graph, in words. */
export class NotAGraph extends Error {}

const MOST = 5_000_000;

/** The text of a graph file, looked at before it is sent: what else is dropped gets a reason. */
export async function graphText(file: File): Promise<string> {
  if (file.size > MOST) throw new NotAGraph(`“${file.name}” is too large for a graph.`);
  const text = await file.text();
  if (!parseFragment(text)) {
    throw new NotAGraph(`“${file.name}” is not an experiment saved by the designer.`);
  }
  return text;
}

/** Whether something dragged from outside may be a file. */
export function carriesFiles(types: readonly string[]): boolean {
  return types.includes("Files");
}
