import { ApiError, post } from "../api/http";
import type { GraphInfo } from "../api/types";
import { toast } from "../ui";
import { action } from "./action";

export const workOnCopy = action({
  id: "work-on-copy",
  label: "Work on a copy",
  group: "Edit",
  scope: "page",
  note: "Make a copy of this experiment and open it",
  enabled: ({ session, sync }) => sync !== null && (session?.role ?? "watch") !== "watch",
  async run({ document, sync, navigate }) {
    try {
      await sync?.saved();
      const made = await post<GraphInfo>(`/api/graphs/${document.id}/duplicate`);
      navigate(`/g/${made.id}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast("It was not copied", { kind: "error", text: error.message });
    }
  },
});
