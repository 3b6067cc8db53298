import { describe, expect, it } from "vitest";
import { isMac, keyParts, keyText } from "./combo";

describe("key combinations", () => {
  it.each([
    ["Mod+Shift+Z", "Ctrl+Shift+Z", "⌘⇧Z"],
    ["Alt+ArrowUp", "Alt+↑", "⌥↑"],
    ["?", "?", "?"],
    ["Mod++", "Ctrl++", "⌘+"],
    ["Escape", "Esc", "Esc"],
  ])("%s", (combo, other, mac) => {
    expect(keyText(combo, false)).toBe(other);
    expect(keyText(combo, true)).toBe(mac);
  });

  it("keeps parts apart", () => expect(keyParts("Mod+Enter", false)).toEqual(["Ctrl", "↵"]));

  it("knows a Mac", () => {
    expect(isMac("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)")).toBe(true);
    expect(isMac("Mozilla/5.0 (X11; Linux x86_64)")).toBe(false);
  });
});
