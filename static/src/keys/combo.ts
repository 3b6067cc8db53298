/** A key combination as the registry writes it, e.g. `Mod+Shift+Z`, taken apart for display. */
export function keyParts(combo: string, mac = isMac()): string[] {
  const names = mac ? MAC : OTHERS;
  return combo.split(/\+(?!$)/).map((part) => names[part] ?? SIGNS[part] ?? part);
}

/** A combination as one text: `Ctrl+Shift+Z`, on a Mac `⌘⇧Z`. */
export function keyText(combo: string, mac = isMac()): string {
  return keyParts(combo, mac).join(mac ? "" : "+");
}

/** Whether `Mod` is the command key here. */
export function isMac(agent: string = globalThis.navigator?.userAgent ?? ""): boolean {
  return /Mac|iPhone|iPad/.test(agent);
}

const MAC: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Ctrl: "⌃" };
const OTHERS: Readonly<Record<string, string>> = { Mod: "Ctrl" };
const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Delete: "Del",
  Backspace: "⌫",
  Enter: "↵",
  " ": "Space",
};
