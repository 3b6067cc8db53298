import { afterEach, expect, it, vi } from "vitest";
import type { FieldContext } from "./fields/field";
import { forFile, forNoFile, notFollowed } from "./preview";
import type { Value } from "./value";

afterEach(() => vi.unstubAllGlobals());

const FILE = { name: "new.csv", sha256: "b".repeat(64) };

function context(params: Record<string, Value>): FieldContext {
  return {
    node: "n",
    params,
    columns: () => undefined,
    setParams: () => {},
    paramOfKind: (kind) => (kind === "column_types" ? "types" : "file"),
  };
}

type Answer = { columns?: string[]; detected?: Record<string, unknown> } | null;

/** A server that has looked into these files, by the first letter of their digests. */
function answering(files: Record<string, Answer>) {
  const fetch = vi.fn(async (_path: string, init: RequestInit) => {
    const { file } = JSON.parse(String(init.body));
    const found = files[file.sha256[0]];
    if (!found) return new Response("", { status: 422 });
    const columns = (found.columns ?? []).map((name) => ({ name }));
    return new Response(JSON.stringify({ columns, detected: found.detected ?? {} }), {
      headers: { "content-type": "application/json" },
    });
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const OLD = { name: "old.csv", sha256: "a".repeat(64) };

it("sets what a file suggests along with it", async () => {
  answering({ b: { detected: { delimiter: "semicolon", missing: ["?"] } } });
  expect(await forFile(context({}), "file", FILE)).toEqual({
    file: FILE,
    delimiter: "semicolon",
    missing: ["?"],
  });
});

it("replaces what the file before suggested, not what was set by hand", async () => {
  answering({
    a: { detected: { delimiter: "semicolon", missing: ["?"], encoding: "cp1252" } },
    b: { detected: { delimiter: "tab", missing: ["-"] } },
  });
  const old = { file: OLD, delimiter: "semicolon", missing: ["?", "x"], encoding: "cp1252" };
  expect(await forFile(context(old), "file", FILE)).toEqual({
    file: FILE,
    delimiter: "tab",
    encoding: undefined,
  });
  expect(await forNoFile(context(old), "file")).toEqual({
    file: undefined,
    delimiter: undefined,
    encoding: undefined,
  });
});

it("tells what a file suggests and a node does not do", () => {
  const detected = { delimiter: "semicolon", missing: ["?"] };
  expect(notFollowed({ missing: ["?"] }, detected)).toEqual({ delimiter: "semicolon" });
});

it("keeps corrections of columns the other file has too", async () => {
  const fetch = answering({ b: { columns: ["a", "b"] } });
  const old = context({ types: { a: "text", gone: "date" }, missing: ["?"] });
  expect(await forFile(old, "file", FILE)).toEqual({ file: FILE, types: { a: "text" } });
  const sent = JSON.parse(String(fetch.mock.calls[0]?.[1].body));
  expect(sent).toEqual({ file: FILE, params: { missing: ["?"] }, guess: true });
});

it("drops them all when the other file cannot be read", async () => {
  answering({});
  const old = context({ types: { a: "text" } });
  expect(await forFile(old, "file", FILE)).toEqual({ file: FILE, types: undefined });
});

it("asks about a file that was just uploaded by its name and digest alone", async () => {
  const fetch = answering({ b: { detected: { missing: ["?"] } } });
  await forFile(context({}), "file", { ...FILE, size: 12 } as typeof FILE);
  expect(JSON.parse(String(fetch.mock.calls[0]![1].body)).file).toEqual(FILE);
});
