import { afterEach, expect, it, vi } from "vitest";
import { asTabbed, cellText } from "./copy";

afterEach(() => vi.unstubAllGlobals());

it("quotes what would break a spreadsheet", () => {
  expect(
    asTabbed([
      ["a", 'say "hi"'],
      [1.5, "two\nlines"],
      [null, true],
    ]),
  ).toBe('a\t"say ""hi"""\n1.5\t"two\nlines"\n\tTrue');
});

const output = { run: "r", node: "n", port: "p" };

function answering(data: unknown[][]) {
  const body = JSON.stringify({ rows: data.length, columns: [], data, offset: 0 });
  const headers = { "content-type": "application/json" };
  const asked = vi.fn(async (_path: string) => new Response(body, { headers }));
  vi.stubGlobal("fetch", asked);
  return asked;
}

it("copies a rectangle with its column names", async () => {
  answering([
    ["x", 1],
    ["y", null],
  ]);
  const area = { top: 0, bottom: 1, left: 0, right: 1 };
  const text = await cellText({ output, order: null, area, columns: ["name", "value"] });
  expect(text).toBe("name\tvalue\nx\t1\ny\t");
});

it("copies one cell as it is, in the order shown", async () => {
  const asked = answering([["x", 1]]);
  const area = { top: 7, bottom: 7, left: 1, right: 1 };
  const order = { column: "value", descending: true };
  expect(await cellText({ output, order, area, columns: ["name", "value"] })).toBe("1");
  expect(asked.mock.calls[0]?.[0]).toContain("offset=7&limit=1&sort=value&descending=1");
});
