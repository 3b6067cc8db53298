import { useMemo } from "react";
import type { Module } from "../api/types";
import { type NodeView, useChecked } from "../document";
import type { FieldContext } from "./fields/field";
import { parse } from "./parse";
import { useSetParams } from "./use-param";
import type { Value } from "./value";

/** What the fields of a node may know: its values, and the columns of what comes in. */
export function useFieldContext(node: NodeView, module: Module): FieldContext {
  const columns = useChecked((state) => state.columns);
  const setParams = useSetParams(node.id);
  const params = useMemo(() => valuesOf(node.texts), [node.texts]);
  return useMemo(
    () => ({
      node: node.id,
      params,
      setParams,
      columns: (port) => {
        const source = node.inputs.find((one) => one.port === port);
        return source && columns[`${source.node}.${source.output}`];
      },
      paramOfKind: (kind) =>
        module.params.find((param) => param.accepts.some((one) => one.kind === kind))?.name,
    }),
    [node, module, columns, params, setParams],
  );
}

function valuesOf(texts: Readonly<Record<string, string>>): Record<string, Value> {
  const entries = Object.entries(texts).map(([name, text]) => [name, parse(text)] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
