import { describe, expect, it } from "vitest";
import { type Action, actions } from "../actions";
import { byGroup } from "./by-group";
import { type Command, found } from "./commands";

const command = (id: string, title: string, category: string): Command => ({
  id,
  name: id,
  title,
  category,
  run: () => {},
});

const ALL = [
  command("undo", "Undo", "Edit"),
  command("fit-all", "Fit all", "View"),
  command("split-abc", "Split", "Go to"),
  command("add-split_data", "Split data", "Add"),
];

describe("found", () => {
  it("shows commands alone until something is typed", () =>
    expect(found(ALL, " ").map((one) => one.id)).toEqual(["undo", "fit-all"]));

  it("finds nodes and modules too", () =>
    expect(found(ALL, "spl").map((one) => one.id)).toEqual(["split-abc", "add-split_data"]));
});

describe("byGroup", () => {
  it("leaves no action out", () => {
    const count = byGroup(actions).reduce((sum, group) => sum + group.actions.length, 0);
    expect(count).toBe(actions.length);
  });

  it("leaves empty groups out", () =>
    expect(byGroup([{ group: "Run" } as Action]).map((one) => one.group)).toEqual(["Run"]));
});
