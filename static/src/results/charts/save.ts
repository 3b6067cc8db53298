import type { View } from "vega";

/** Hand a blob to the browser as a file. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveText(text: string, name: string, type: string): void {
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);
}

/** A file name from words: no folders, no odd characters. */
export function fileName(words: string, ending: string): string {
  const safe = words
    .normalize("NFKD")
    .replace(/[^\w-]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `${safe.slice(0, 80) || "chart"}.${ending}`;
}

export async function saveSvg(view: View, name: string): Promise<void> {
  saveText(await view.toSVG(), fileName(name, "svg"), "image/svg+xml");
}

/** The chart as pixels, twice as fine as it is on the screen. */
export async function savePng(view: View, name: string): Promise<void> {
  const canvas = (await view.toCanvas(2)) as unknown as HTMLCanvasElement;
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) saveBlob(blob, fileName(name, "png"));
}
