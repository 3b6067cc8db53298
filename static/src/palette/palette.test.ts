import { describe, expect, it } from "vitest";
import type { Catalogue, Module } from "../api/types";
import { freeSpot } from "./free-spot";
import { iconOf, toneOf } from "./module-icons";
import { sections } from "./sections";

const module = (name: string, category: string, level: "essential" | "all" = "essential") =>
  ({ name, title: name, category, level }) as Module;

const catalogue = (...modules: Module[]): Catalogue => ({
  format: 1,
  versions: {},
  types: {},
  modules: Object.fromEntries(modules.map((one) => [one.name, one])),
});

describe("sections", () => {
  it("follow the making of an experiment, strangers last", () => {
    const found = sections(
      catalogue(
        module("z", "Astrology"),
        module("train_model", "Train"),
        module("sample_data", "Data"),
      ),
    );
    expect(found.map((one) => one.category)).toEqual(["Data", "Train", "Astrology"]);
  });

  it("put the essential first and the rest in order", () => {
    const [regression] = sections(
      catalogue(
        module("b", "Regression", "all"),
        module("a", "Regression", "all"),
        module("ridge", "Regression"),
        module("linear_regression", "Regression"),
      ),
    );
    expect(regression?.essential.map((one) => one.name)).toEqual(["linear_regression", "ridge"]);
    expect(regression?.rest.map((one) => one.name)).toEqual(["a", "b"]);
  });
});

describe("freeSpot", () => {
  it("takes the wanted place when it is free", () =>
    expect(freeSpot({ x: 10.4, y: 0 }, [])).toEqual({ x: 10, y: 0 }));

  it("never lands on another node", () => {
    const taken = [{ x: 0, y: 0 }];
    for (let i = 0; i < 30; i++) {
      const at = freeSpot({ x: 0, y: 0 }, taken);
      expect(
        taken.every((one) => Math.abs(one.x - at.x) >= 240 || Math.abs(one.y - at.y) >= 110),
      ).toBe(true);
      taken.push(at);
    }
  });
});

it("keeps off a wide note", () => {
  const at = freeSpot({ x: 0, y: 0 }, [{ x: -100, y: -100, width: 600, height: 150 }]);
  expect(at.y).toBeGreaterThanOrEqual(50);
});

describe("icons", () => {
  it("fall back from module to family to category", () => {
    expect(iconOf({ name: "ridge", category: "Regression" })).toBe(
      iconOf({ name: "lars", category: "Regression" }),
    );
    expect(iconOf({ name: "random_forest_classifier", category: "Classification" })).not.toBe(
      iconOf({ name: "ridge_classifier", category: "Classification" }),
    );
    expect(iconOf({ name: "constructor", category: "Toys" })).toBeDefined();
  });

  it("give learners one tone", () => {
    expect(toneOf("Classification")).toBe("learn");
    expect(toneOf("Toys")).toBe("code");
  });
});
