import { type Action, action } from "./action";

function download(as: string, label: string): Action {
  return action({
    id: `export-${as}`,
    label,
    group: "Edit",
    scope: "page",
    enabled: ({ sync, document }) => sync !== null && document.nodeIds().length > 0,
    run: ({ document }) => {
      const link = window.document.createElement("a");
      link.href = `/api/graphs/${document.id}/export?as=${as}`;
      link.download = "";
      link.click();
    },
  });
}

export const exports = [
  download("script", "Export as a Python script"),
  download("pipeline", "Export as a scikit-learn pipeline"),
  download("notebook", "Export as a notebook"),
];
