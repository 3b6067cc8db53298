import { saveBlob } from "../results/charts/save";
import { toast } from "../ui";
import { type ExportForm, exportPath } from "./script";

/** The name in a Content-Disposition header. */
export function nameIn(header: string | null): string | null {
  const star = /filename\*=UTF-8''([^;]+)/i.exec(header ?? "")?.[1];
  if (star) return decodeURIComponent(star);
  return /filename="?([^";]+)"?/i.exec(header ?? "")?.[1] ?? null;
}

interface Refused {
  code?: string;
  message?: string;
  hint?: string;
  problems?: { code: string; message: string; hint?: string }[];
}

const hints: Record<string, string> = {
  "several-models": "Select the one you want on the canvas and export again.",
};

/** Why nothing was exported, as a title and a text. */
export function reason(error: Refused | undefined): { title: string; text?: string } {
  const [problem, ...others] = error?.problems ?? [];
  if (!problem) return { title: error?.message ?? "The export failed.", text: error?.hint };
  const hint = hints[problem.code] ?? problem.hint ?? "";
  const more = others.length > 0 ? ` And ${others.length} more.` : "";
  return { title: "Nothing was exported", text: `${problem.message} ${hint}`.trim() + more };
}

/** Export a graph as a file; what keeps it from being written is said, not saved. */
export async function takeHome(graph: string, form: ExportForm, target?: string): Promise<void> {
  const path = exportPath(graph, form) + (target ? `&target=${encodeURIComponent(target)}` : "");
  try {
    const response = await fetch(path, { credentials: "same-origin" });
    if (!response.ok) {
      const answer = (await response.json().catch(() => ({}))) as { error?: Refused };
      const { title, text } = reason(answer.error);
      return toast(title, { kind: "error", id: "export", text });
    }
    const name = nameIn(response.headers.get("content-disposition")) ?? `${form}.zip`;
    saveBlob(await response.blob(), name);
  } catch {
    toast("The designer does not answer.", { kind: "error", id: "export" });
  }
}
