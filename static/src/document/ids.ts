const letters = "0123456789abcdefghijklmnopqrstuvwxyz";

export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => letters[byte % 36]).join("");
}

/** An id for a node, made once and never changed: "split_data-k3f". */
export function newId(stem: string, taken: (id: string) => boolean): string {
  const clean = stem.toLowerCase().replace(/[^a-z0-9_]+/g, "_");
  const prefix = /^[a-z]/.test(clean) ? clean : `n_${clean}`;
  for (let length = 3; ; length += 1) {
    const id = `${prefix}-${randomText(length)}`;
    if (!taken(id)) return id;
  }
}

/** "Split data", then "Split data 2", "Split data 3". */
export function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/ \d+$/, "");
  for (let count = 2; ; count += 1) {
    const name = `${stem} ${count}`;
    if (!taken.has(name)) return name;
  }
}
