import { afterEach, expect, it, vi } from "vitest";
import type { FieldContext } from "./fields/field";
import { forFile } from "./preview";
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

function answering(columns: string[] | null) {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) =>
    columns
      ? new Response(JSON.stringify({ columns: columns.map((name) => ({ name })) }), {
          headers: { "content-type": "application/json" },
        })
      : new Response("", { status: 422 }),
  );
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

it("sets a file alone where nothing was corrected", async () => {
  const fetch = answering(["a"]);
  expect(await forFile(context({}), "file", FILE)).toEqual({ file: FILE });
  expect(fetch).not.toHaveBeenCalled();
});

it("keeps corrections of columns the other file has too", async () => {
  const fetch = answering(["a", "b"]);
  const old = context({ types: { a: "text", gone: "date" }, missing: ["?"] });
  expect(await forFile(old, "file", FILE)).toEqual({ file: FILE, types: { a: "text" } });
  const sent = JSON.parse(String(fetch.mock.calls[0]?.[1].body));
  expect(sent).toEqual({ file: FILE, params: { missing: ["?"] } });
});

it("drops them all when the other file cannot be read", async () => {
  answering(null);
  const old = context({ types: { a: "text" } });
  expect(await forFile(old, "file", FILE)).toEqual({ file: FILE, types: undefined });
});
