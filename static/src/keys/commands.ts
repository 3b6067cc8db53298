import { type Findable, indexed, ranked } from "../palette/rank";

/** One line of the command palette. */
export interface Command extends Findable {
  id: string;
  keys?: string;
  module?: { name: string; category: string };
  run(): void;
}

const MOST = 60;
const KEEPERS = new Set(["Add", "Go to"]);

/** What a query finds; before anything is typed, only the commands. */
export function found(all: readonly Command[], query: string): Command[] {
  if (query.trim() === "") return all.filter((command) => !KEEPERS.has(command.category));
  return ranked(indexed(all), query).slice(0, MOST);
}
