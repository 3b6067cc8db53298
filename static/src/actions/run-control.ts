import * as Y from "yjs";
import { ApiError } from "../api/http";
import { cancelRun, isOver, startRun } from "../api/runs";
import type { Problem } from "../api/types";
import { toast } from "../ui";
import type { CodeToConfirm } from "../view/store";
import type { ActionContext } from "./action";

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function toConfirm(problems: Problem[], nameOf: (node: string) => string): CodeToConfirm[] {
  return problems.flatMap(({ node, fix }) => {
    if (!node || fix?.kind !== "confirm-code") return [];
    const { sha256, text } = fix as unknown as { sha256: string; text: string };
    return [{ node, name: nameOf(node), sha256, text }];
  });
}

/** A run is being asked for and has no answer yet. */
let starting = false;

/** Start a run of what the screen shows, up to some nodes or of all. */
export async function start(
  { document, sync, view }: ActionContext,
  targets: string[] | null = null,
  confirmed: string[] = [],
): Promise<void> {
  if (starting) return;
  starting = true;
  view.set({ startingRun: true });
  try {
    if (sync && !(await sync.saved()))
      throw new ApiError(0, "offline", "The designer does not answer. Your edits are kept here.");
    const vector = base64(Y.encodeStateVector(document.doc));
    await startRun(document.id, { vector, targets: targets ?? undefined, confirmed });
    view.set({ codeToConfirm: null });
    view.announce("The run has started.");
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const codes = toConfirm(error.problems, (node) => document.node(node)?.name ?? node);
    if (codes.length > 0) view.set({ codeToConfirm: { codes, targets } });
    else refuse(error, view);
  } finally {
    starting = false;
    view.set({ startingRun: false });
  }
}

function refuse(error: ApiError, view: ActionContext["view"]): void {
  const [first] = error.problems;
  const text = first ? `${first.message} ${first.hint ?? ""}`.trim() : error.hint;
  const more = error.problems.length > 1 ? ` And ${error.problems.length - 1} more.` : "";
  toast(error.message, {
    id: "run-refused",
    kind: "error",
    text: text + more,
    action: first && {
      label: "Show problems",
      run: () => view.set({ bottomTab: "problems", panels: { ...view.panels, bottomOpen: true } }),
    },
  });
}

export async function cancel({ run, view }: ActionContext): Promise<void> {
  if (!run || isOver(run.state)) return;
  try {
    await cancelRun(run.id);
    view.announce("The run is being cancelled.");
  } catch (error) {
    if (error instanceof ApiError)
      toast("The run was not cancelled", { kind: "error", text: error.message });
    else throw error;
  }
}
