import type { ModelInput, Row, Scored } from "../../api/output-types";
import type { Json } from "../../api/types";
import { isNumeric } from "../table/ColumnIcon";

/** How a field of a model is asked for. */
export type FieldKind = "number" | "choice" | "boolean" | "text";

export function fieldKind({ type, levels }: ModelInput): FieldKind {
  if (type === "boolean") return "boolean";
  if (levels && levels.length > 0 && levels.length <= 60) return "choice";
  return isNumeric(type) ? "number" : "text";
}

/** A row to begin with: the example of each field. */
export function startRow(inputs: ModelInput[]): Row {
  return Object.fromEntries(inputs.map(({ name, example }) => [name, example ?? null]));
}

export interface Chance {
  name: string;
  share: number;
}

export interface Prediction {
  predicted: Json | undefined;
  /** chances by class, as the model orders them */
  chances: Chance[];
  /** scores of a model that knows no probabilities */
  decisions: Chance[];
}

function named(columns: string[], row: Json[], prefix: string): Chance[] {
  return columns.flatMap((column, index) => {
    const value = row[index];
    if (!column.startsWith(prefix) || typeof value !== "number") return [];
    return [{ name: column.slice(prefix.length), share: value }];
  });
}

/** What a scored row says: the prediction, and how sure. */
export function predictionOf({ columns, data }: { columns: string[]; data: Json[][] }): Prediction {
  const row = data[0] ?? [];
  const at = columns.lastIndexOf("predicted");
  // only what stands after the prediction was added by the model
  const added = columns.map((column, index) => (index > at ? column : ""));
  return {
    predicted: row[at],
    chances: named(added, row, "probability "),
    decisions: named(added, row, "decision "),
  };
}

/** Scored rows with what the model added in front, where one sees it. */
export function answersFirst({ columns, data }: Scored): Scored {
  const at = Math.max(0, columns.lastIndexOf("predicted"));
  const turn = <T>(list: T[]) => [...list.slice(at), ...list.slice(0, at)];
  return { columns: turn(columns), data: data.map(turn) };
}

function quoted(value: Json): string {
  const text = value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A small table as the text of a CSV file. */
export function asCsv(columns: string[], data: Json[][]): string {
  return `${[columns, ...data].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}
