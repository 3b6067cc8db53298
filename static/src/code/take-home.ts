import { saveBlob } from "../results/charts/save";
import { toast } from "../ui";
import { type ExportForm, exportPath } from "./script";

/** The name in a Content-Disposition header. */
export function nameIn(header: string | null): string | null {
  const star = /filename\*=UTF-8''([^;]+)/i.exec(header ?? "")?.[1];
  if (star) return decodeURIComponent(star);
  return /filename="?([^";]+)"?/i.exec(header ?? "")?.[1] ?? null;
}

interface Refusal {
  error?: { message?: string; hint?: string; problems?: { message: string; hint?: string }[] };
}

function refuse({ error }: Refusal) {
  const [problem] = error?.problems ?? [];
  const text = problem ? `${problem.message} ${problem.hint ?? ""}` : error?.hint;
  toast(error?.message ?? "The export failed.", { kind: "error", id: "export", text });
}

/** Export a graph as a file; what keeps it from being written is said, not saved. */
export async function takeHome(graph: string, form: ExportForm): Promise<void> {
  try {
    const response = await fetch(exportPath(graph, form), { credentials: "same-origin" });
    if (!response.ok) return refuse((await response.json().catch(() => ({}))) as Refusal);
    const name = nameIn(response.headers.get("content-disposition")) ?? `${form}.zip`;
    saveBlob(await response.blob(), name);
  } catch {
    toast("The designer does not answer.", { kind: "error", id: "export" });
  }
}
