let box: HTMLElement | null = null;

function lineOf(name: string, value: unknown): HTMLElement {
  const line = document.createElement("div");
  const key = document.createElement("span");
  key.className = "results-tip-name";
  key.textContent = name;
  const text = document.createElement("span");
  text.textContent = String(value);
  line.append(key, text);
  return line;
}

function place(element: HTMLElement, event: MouseEvent) {
  const { width, height } = element.getBoundingClientRect();
  const left = Math.min(event.clientX + 12, innerWidth - width - 8);
  const below = event.clientY + 14;
  const top = below + height > innerHeight ? event.clientY - height - 10 : below;
  element.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
}

export function hideTooltip(): void {
  box?.remove();
  box = null;
}

/** What a mark stands for, beside the pointer. Text only: nothing in data becomes markup. */
export function tooltip(
  _handler: unknown,
  event: MouseEvent,
  _item: unknown,
  value: unknown,
): void {
  hideTooltip();
  if (value === null || value === undefined || value === "") return;
  box = document.createElement("div");
  box.className = "results-tip";
  box.setAttribute("role", "presentation");
  const entries = typeof value === "object" ? Object.entries(value) : [["", value] as const];
  box.append(...entries.map(([name, one]) => lineOf(name, one)));
  document.body.append(box);
  place(box, event);
}
