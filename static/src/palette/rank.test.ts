import { describe, expect, it } from "vitest";
import { distance, type Findable, indexed, ranked, words } from "./rank";

function entry(
  name: string,
  title: string,
  category = "Learn",
  more: Partial<Findable> = {},
): Findable {
  return { name, title, category, level: "all", summary: "", keywords: [], ...more };
}

const CATALOGUE = indexed([
  entry("sample_data", "Sample data", "Data", { level: "essential" }),
  entry("import_file", "Import file", "Data", { level: "essential" }),
  entry("split_data", "Split data", "Transform", {
    level: "essential",
    keywords: ["train test split"],
  }),
  entry("normalize", "Normalize", "Transform"),
  entry("cross_validate", "Cross-validate", "Use"),
  entry("evaluate_model", "Evaluate model", "Use", {
    summary: "Measure how well a model predicts.",
  }),
  entry("k_means", "K-means", "Clustering"),
  entry("logistic_regression", "Logistic regression", "Classifiers", {
    level: "essential",
    keywords: ["LogisticRegression"],
  }),
  entry("linear_regression", "Linear regression", "Regressors", { keywords: ["LinearRegression"] }),
  entry("random_forest_classifier", "Random forest classifier", "Classifiers", {
    keywords: ["RandomForestClassifier"],
  }),
  entry("random_forest_regressor", "Random forest regressor", "Regressors"),
  entry("k_neighbors_classifier", "K-nearest neighbors classifier", "Classifiers"),
  entry("svc", "Support vector classifier", "Classifiers", { keywords: ["SVC"] }),
  entry("mlp_classifier", "Neural network classifier", "Classifiers", {
    keywords: ["MLPClassifier"],
  }),
  entry(
    "hist_gradient_boosting_classifier",
    "Histogram gradient boosting classifier",
    "Classifiers",
  ),
]);

const first = (query: string) => ranked(CATALOGUE, query)[0]?.name;
const names = (query: string) => ranked(CATALOGUE, query).map((found) => found.name);

describe("words", () => {
  it.each([
    ["KNeighborsClassifier", ["k", "neighbors", "classifier"]],
    ["SGDClassifier", ["sgd", "classifier"]],
    ["split_data", ["split", "data"]],
    ["K-means", ["k", "means"]],
    ["Théorie", ["theorie"]],
  ])("takes %s apart", (text, parts) => expect(words(text)).toEqual(parts));
});

describe("ranked", () => {
  it("gives everything in its order for an empty query", () => {
    expect(names("  ")).toHaveLength(CATALOGUE.length);
    expect(names("")[0]).toBe("sample_data");
  });

  it.each([
    ["split", "split_data"],
    ["data split", "split_data"],
    ["LogisticRegression", "logistic_regression"],
    ["logisticregression", "logistic_regression"],
    ["random forest", "random_forest_classifier"],
    ["rfc", "random_forest_classifier"],
    ["kmeans", "k_means"],
    ["eval", "evaluate_model"],
  ])("finds %s by title or class name", (query, name) => expect(first(query)).toBe(name));

  it.each([
    ["knn", "k_neighbors_classifier"],
    ["svm", "svc"],
    ["holdout", "split_data"],
    ["cv", "cross_validate"],
    ["xgboost", "hist_gradient_boosting_classifier"],
    ["csv", "import_file"],
    ["scale", "normalize"],
  ])("knows %s by another word", (query, name) => expect(names(query)).toContain(name));

  it.each([
    ["logsitic", "logistic_regression"],
    ["evalaute", "evaluate_model"],
    ["normalise", "normalize"],
    ["randm forrest", "random_forest_classifier"],
    ["regresion", "logistic_regression"],
  ])("forgives %s", (query, name) => expect(first(query)).toBe(name));

  it("wants every word", () => {
    expect(names("forest regressor")).toEqual(["random_forest_regressor"]);
    expect(names("forest zebra")).toEqual([]);
  });

  it("puts the essential one before its equals", () => {
    expect(names("regression").indexOf("logistic_regression")).toBeLessThan(
      names("regression").indexOf("linear_regression"),
    );
  });

  it("does not call short words misspelt", () => expect(names("zzc")).toEqual([]));
});

describe("distance", () => {
  it.each([
    ["tree", "tree", 0],
    ["tree", "tere", 1],
    ["forest", "forrest", 1],
    ["a", "abcdef", 4],
  ])("%s to %s is %i", (a, b, edits) => expect(distance(a, b)).toBe(edits));
});
