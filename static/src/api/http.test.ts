import { afterEach, expect, it, vi } from "vitest";
import { get } from "./http";

afterEach(() => vi.unstubAllGlobals());

function answering(status: number, body: unknown) {
  const headers = { "content-type": "application/json" };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status, headers }));
}

const read = (text: string) => Object.keys(JSON.parse(text).params);

it("takes an answer apart as one says", async () => {
  answering(200, { params: { a: 1 } });
  expect(await get("/x", undefined, read)).toEqual(["a"]);
});

it("tells an error in the server's words, however one reads answers", async () => {
  answering(422, { error: { code: "view", message: "There is nothing to show." } });
  await expect(get("/x", undefined, read)).rejects.toThrow("There is nothing to show.");
});
