// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { copyText } from "./copy-text";
import { qrPath } from "./qr-path";

describe("qrPath", () => {
  it("takes the shape of a code", () => {
    const svg =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"><path d="M2,2H3"/></svg>';
    expect(qrPath(svg)).toEqual({ viewBox: "0 0 29 29", path: "M2,2H3" });
  });

  it.each(["", "<p>no</p>", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'])(
    "takes nothing of %j",
    (text) => expect(qrPath(text)).toBeNull(),
  );
});

describe("copyText", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("uses the clipboard where there is one", async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    expect(await copyText("x")).toBe(true);
    expect(writeText).toHaveBeenCalledWith("x");
  });

  it("copies from the field where there is none", async () => {
    vi.stubGlobal("navigator", {});
    const field = document.body.appendChild(document.createElement("input"));
    field.value = "address";
    document.execCommand = vi.fn().mockReturnValue(true);
    expect(await copyText("address", field)).toBe(true);
    expect(document.execCommand).toHaveBeenCalledWith("copy");
    expect(await copyText("address")).toBe(false);
  });
});
