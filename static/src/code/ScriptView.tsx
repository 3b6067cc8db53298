import { useMemo } from "react";
import type { Script } from "../api/types";
import { useView } from "../view/store";
import { Code } from "./Code";
import { nodeAt, rangesOf } from "./lines";

/** A script that lights the lines of the selected nodes; a click on a line selects its node. */
export function ScriptView({ script, label }: { script: Script; label: string }) {
  const selection = useView((view) => view.selection);
  const select = useView((view) => view.select);
  const ranges = useMemo(() => rangesOf(script.lines, selection), [script.lines, selection]);
  return (
    <Code
      text={script.text}
      label={label}
      ranges={ranges}
      follow
      onLine={(line) => {
        const node = nodeAt(script.lines, line);
        if (node) select([node]);
      }}
    />
  );
}
