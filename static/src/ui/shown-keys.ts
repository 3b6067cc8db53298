const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

const macNames: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↵" };
const otherNames: Record<string, string> = { Mod: "Ctrl" };
const anyNames: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Delete: "Del",
  " ": "Space",
};

/** "Mod+Shift+Z" -> the names on the keys, in order. */
export function shownKeys(keys: string): string[] {
  const names = { ...anyNames, ...(isMac ? macNames : otherNames) };
  return keys.split(/\+(?=.)/).map((key) => names[key] ?? key);
}
