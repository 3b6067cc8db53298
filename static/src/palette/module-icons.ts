import {
  Braces,
  Brain,
  Brush,
  CalendarDays,
  ChartScatter,
  Columns3,
  Component,
  Dices,
  FileUp,
  FlaskConical,
  Gauge,
  Layers,
  type LucideIcon,
  Repeat2,
  Scale,
  Shapes,
  ShieldCheck,
  Sigma,
  Split,
  SquareCode,
  Table2,
  Tags,
  Target,
  TreeDeciduous,
  Trees,
  TrendingUp,
  Waypoints,
} from "lucide-react";

const BY_NAME: Readonly<Record<string, LucideIcon>> = {
  apply_transformation: Repeat2,
  clean_missing: Brush,
  cross_validate: ShieldCheck,
  encode_categories: Tags,
  enter_data: Table2,
  evaluate_model: Gauge,
  execute_python: SquareCode,
  expand_dates: CalendarDays,
  import_file: FileUp,
  k_means: ChartScatter,
  normalize: Scale,
  prepare_features: Layers,
  sample_data: FlaskConical,
  score_model: Target,
  select_columns: Columns3,
  split_data: Split,
  train_clustering: Component,
  train_model: Brain,
};

/** Families of learners, by a part of their name. */
const BY_PART: readonly (readonly [RegExp, LucideIcon])[] = [
  [/forest|extra_trees|bagging|boost/, Trees],
  [/tree/, TreeDeciduous],
  [/mlp|perceptron|neural/, Waypoints],
  [/neighbors|centroid/, ChartScatter],
  [/dummy/, Dices],
  [/nb$|bayes|gaussian/, Sigma],
];

const BY_CATEGORY: Readonly<Record<string, LucideIcon>> = {
  data: Table2,
  transform: Brush,
  learn: TrendingUp,
  train: Brain,
  evaluate: Gauge,
  code: Braces,
};

/** The group of colours of a category; the learners' categories share one. */
export function toneOf(category: string): string {
  const name = category.toLowerCase();
  if (["classification", "regression", "clustering"].includes(name)) return "learn";
  return name in BY_CATEGORY ? name : "code";
}

/** The icon of a module: its own, that of its family, that of its category. */
export function iconOf(module: { name: string; category: string }): LucideIcon {
  const own = Object.hasOwn(BY_NAME, module.name) ? BY_NAME[module.name] : undefined;
  if (own) return own;
  const tone = toneOf(module.category);
  const family = tone === "learn" && BY_PART.find(([part]) => part.test(module.name));
  if (family) return family[1];
  if (module.category.toLowerCase() === "classification") return Shapes;
  return BY_CATEGORY[tone] ?? Braces;
}
