import { describe, expect, it } from "vitest";
import type { Module, NodeRun, OutputInfo } from "../api/types";
import { firstTab, follow, isKept, outputTabs, portTab, viewerOf } from "./choose";

const info: OutputInfo = { key: "k", kind: "table", exact: true, summary: {} };
const module = {
  outputs: [
    { name: "train", type: "Table", help: "" },
    { name: "test", type: "Table", help: "" },
  ],
} as unknown as Module;

describe("tabs", () => {
  it("are the module's outputs, and those only the run knows", () => {
    const run: NodeRun = { state: "done", outputs: { test: info, extra: info } };
    expect(outputTabs(module, run).map(({ port, info: kept }) => [port, Boolean(kept)])).toEqual([
      ["train", false],
      ["test", true],
      ["extra", true],
    ]);
  });

  it("open at the error, then at what was asked for, then at a result", () => {
    const done: NodeRun = { state: "done", outputs: { test: info } };
    const tabs = outputTabs(module, done);
    expect(firstTab(tabs, done, "train")).toBe(portTab("train"));
    expect(firstTab(tabs, done, null)).toBe(portTab("test"));
    expect(firstTab(tabs, undefined, "gone")).toBe(portTab("test"));
    const error = { type: "ValueError", message: "no", traceback: [] };
    expect(firstTab(tabs, { state: "failed", error }, "train")).toBe("error");
    expect(firstTab([], undefined, null)).toBe("code");
  });
});

it("knows who draws what", () => {
  expect(["table", "Model", "clusterer", "metrics", "chart", "bytes"].map(viewerOf)).toEqual([
    "table",
    "model",
    "model",
    "metrics",
    "chart",
    "none",
  ]);
});

it("shows no learner that has learned nothing", () => {
  expect(isKept(undefined)).toBe(false);
  expect(isKept({ ...info, sha256: null })).toBe(true);
  expect(isKept({ ...info, kind: "estimator", sha256: null })).toBe(false);
  expect(isKept({ ...info, kind: "estimator", sha256: "a" })).toBe(true);
});

describe("what is shown", () => {
  const selection: string[] = [];
  const nothing = { selection, open: null, shown: null };

  it("follows the selection of one node", () => {
    expect(follow(nothing, ["a"], null)).toEqual({ node: "a", port: null });
    expect(follow(nothing, ["a", "b"], null)).toBeNull();
  });

  it("stays when nothing is selected any more", () => {
    const shown = { node: "a", port: "test" };
    expect(follow({ ...nothing, selection: ["a"], shown }, [], null)).toBe(shown);
  });

  it("is the output opened last, whatever is selected", () => {
    const open = { node: "b", port: "train" };
    const before = { selection: ["a"], open: null, shown: { node: "a", port: null } };
    expect(follow(before, ["a"], open)).toBe(open);
    const later = { selection: ["a"], open, shown: open };
    expect(follow(later, ["c"], open)).toEqual({ node: "c", port: null });
    expect(follow({ ...later, selection: ["c"] }, ["b"], open)).toBe(open);
  });
});
