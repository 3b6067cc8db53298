import type { ExportForm } from "../code/script";
import { takeHome } from "../code/take-home";
import { toast } from "../ui";
import { type Action, type ActionContext, action } from "./action";

/** The selected node, if it trains a model: the one whose pipeline is wanted. */
function trained({ selection, document, catalogue }: ActionContext): string | undefined {
  const [id, ...others] = selection.nodes;
  const node = id !== undefined && others.length === 0 ? document.node(id) : undefined;
  const outputs = (node && catalogue.modules[node.module]?.outputs) ?? [];
  return outputs.some(({ type }) => /Model|Clusterer/.test(type)) ? id : undefined;
}

function download(form: ExportForm, label: string): Action {
  return action({
    id: `export-${form}`,
    label,
    group: "Edit",
    scope: "page",
    enabled: ({ sync, document }) => sync !== null && document.nodeIds().length > 0,
    run: async (context) => {
      // what is exported is what the server has: the last edits first
      if (!(await context.sync?.saved()))
        return toast("The designer does not answer.", {
          kind: "error",
          id: "export",
          text: "Your edits are kept here. Export again once they are saved.",
        });
      await takeHome(context.document.id, form, form === "pipeline" ? trained(context) : undefined);
    },
  });
}

export const exports = [
  download("script", "Export as a Python script"),
  download("pipeline", "Export as a scikit-learn pipeline"),
  download("notebook", "Export as a notebook"),
];
