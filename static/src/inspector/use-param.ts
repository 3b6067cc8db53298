import { useCallback } from "react";
import { useDocument } from "../document";
import type { FieldContext } from "./fields/field";
import { print } from "./value";

/** Sets parameters of a node in one step of undo; a burst on the same ones goes on with it. */
export function useSetParams(node: string): FieldContext["setParams"] {
  const document = useDocument();
  return useCallback(
    (values) => {
      if (document.readOnly || !document.node(node)) return;
      const names = Object.keys(values);
      document.transact(() => {
        for (const [name, value] of Object.entries(values)) {
          if (value === undefined) document.resetParam(node, name);
          else document.setParamText(node, name, print(value));
        }
      }, `param:${node}:${names.join()}`);
    },
    [document, node],
  );
}
