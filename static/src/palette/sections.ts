import type { Catalogue, Module } from "../api/types";

/** One fold of the palette: what beginners need, and the rest behind it. */
export interface Section {
  category: string;
  essential: Module[];
  rest: Module[];
}

const ORDER = [
  "Data",
  "Transform",
  "Classification",
  "Regression",
  "Clustering",
  "Train",
  "Evaluate",
  "Code",
];

/** All modules by category, in the order in which one builds an experiment. */
export function sections(catalogue: Catalogue): Section[] {
  const found = new Map<string, Section>();
  for (const module of Object.values(catalogue.modules)) {
    const { category } = module;
    const section = found.get(category) ?? { category, essential: [], rest: [] };
    section[module.level === "essential" ? "essential" : "rest"].push(module);
    found.set(category, section);
  }
  for (const section of found.values()) {
    section.essential.sort(byPlace);
    section.rest.sort((a, b) => a.title.localeCompare(b.title));
  }
  return [...found.values()].sort(
    (a, b) => place(a.category) - place(b.category) || a.category.localeCompare(b.category),
  );
}

/** Modules one needs in this order, before those in the order of their titles. */
const FIRST = [
  "sample_data",
  "import_file",
  "enter_data",
  "select_columns",
  "clean_missing",
  "split_data",
  "prepare_features",
  "train_model",
  "score_model",
  "evaluate_model",
  "cross_validate",
  "logistic_regression",
  "linear_regression",
];

function byPlace(a: Module, b: Module): number {
  return rank(a.name) - rank(b.name) || a.title.localeCompare(b.title);
}

function rank(name: string): number {
  const at = FIRST.indexOf(name);
  return at < 0 ? FIRST.length : at;
}

function place(category: string): number {
  const at = ORDER.indexOf(category);
  return at < 0 ? ORDER.length : at;
}
