import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");

function list(selector: string): Record<string, string> {
  const body = css.split(selector)[1]!.split("}")[0]!;
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2]]));
}

const themes = { light: list('[data-theme="light"] {'), dark: list('[data-theme="dark"] {') };

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

test("light and dark are two lists of the same names", () => {
  expect(Object.keys(themes.dark)).toEqual(Object.keys(themes.light));
});

const pairs: [string, string[]][] = [
  ["text", ["bg", "bg-canvas", "surface", "surface-sunken", "surface-hover", "surface-active"]],
  ["text-muted", ["bg", "surface", "surface-sunken", "surface-hover", "idle-soft"]],
  ["text-faint", ["bg", "surface", "surface-sunken"]],
  ["text-on-accent", ["accent"]],
  ["accent-text", ["surface", "surface-sunken", "accent-soft"]],
  ["ok", ["surface", "surface-sunken", "ok-soft"]],
  ["warn", ["surface", "surface-sunken", "warn-soft"]],
  ["danger", ["surface", "surface-sunken", "danger-soft"]],
  ["busy", ["surface", "surface-sunken", "busy-soft"]],
  ["stale", ["surface", "surface-sunken", "stale-soft"]],
  ["idle", ["surface", "surface-sunken"]],
  ["note-text", ["note"]],
  ["code-keyword", ["surface", "code-line"]],
  ["code-string", ["surface", "code-line"]],
  ["code-number", ["surface", "code-line"]],
  ["code-comment", ["surface", "code-line"]],
  ["code-function", ["surface", "code-line"]],
];

const cases = Object.entries(themes).flatMap(([theme, tokens]) =>
  pairs.flatMap(([text, grounds]) =>
    grounds.map((ground) => [theme, text, ground, tokens] as const),
  ),
);

test.each(cases)("%s: %s on %s can be read", (_, text, ground, tokens) => {
  expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
});

test.each(Object.entries(themes))(
  "%s: ports stand out from the node and the canvas",
  (_, tokens) => {
    for (const name of Object.keys(tokens).filter((one) => one.startsWith("type-")))
      for (const ground of ["surface", "bg-canvas"])
        expect(
          contrast(tokens[name]!, tokens[ground]!),
          `${name} on ${ground}`,
        ).toBeGreaterThanOrEqual(3);
  },
);
