import { useCallback } from "react";
import { useDocument } from "../document";
import { print, type Value } from "./value";

/** Sets a parameter of a node; undefined takes it back to its default. One burst is one undo. */
export function useSetParam(node: string): (param: string, value: Value | undefined) => void {
  const document = useDocument();
  return useCallback(
    (param, value) => {
      if (document.readOnly || !document.node(node)) return;
      if (value !== undefined) return document.setParamText(node, param, print(value));
      document.transact(() => document.resetParam(node, param), `param:${node}:${param}`);
    },
    [document, node],
  );
}
