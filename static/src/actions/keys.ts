const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

function pressedKey(event: Press): string {
  // Shift and Alt change what a key writes; its place on the keyboard tells which it is
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (digit && (event.shiftKey || event.altKey)) return digit;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter && event.altKey) return letter;
  return event.key.length === 1 ? event.key.toUpperCase() : event.key;
}

/** Whether a key press is this combination, e.g. "Mod+Shift+Z", "?", "Alt+ArrowLeft". */
export function matchesKeys(event: Press, keys: string, mac = isMac): boolean {
  const parts = keys.split(/\+(?=.)/);
  const key = parts.at(-1)!;
  const needs = (name: string) => parts.slice(0, -1).includes(name);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (other || mod !== needs("Mod") || event.altKey !== needs("Alt")) return false;
  const pressed = pressedKey(event);
  // signs such as "?" need Shift on some keyboards and not on others
  const isSign = key.length === 1 && !/[A-Z0-9]/.test(key);
  if (!isSign && event.shiftKey !== needs("Shift")) return false;
  return pressed === (key.length === 1 ? key.toUpperCase() : key);
}
