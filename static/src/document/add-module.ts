import { fits } from "../api/catalogue";
import type { Catalogue, Module } from "../api/types";
import type { GraphDocument } from "./graph-document";
import { newNode } from "./new-node";
import { entryFor } from "./rules";
import type { Connection, Point } from "./types";

/** The loose end of a wire. */
export interface LooseEnd {
  node: string;
  port: string;
  side: "output" | "input";
  type: string;
}

/** The port of a module that a loose end goes to; undefined when none fits. */
export function fittingPort(module: Module, from: LooseEnd): string | undefined {
  const port =
    from.side === "output"
      ? module.inputs.find((input) => fits(from.type, input.type))
      : module.outputs.find((output) => fits(output.type, from.type));
  return port?.name;
}

/** Add a module and, when a wire led here, wire it: one step of undo. Gives the new id. */
export function addModule(
  document: GraphDocument,
  catalogue: Catalogue,
  module: Module,
  at: Point,
  from?: LooseEnd,
): string {
  return document.transact(() => {
    const id = document.addNode(newNode(module), at);
    const port = from && fittingPort(module, from);
    if (from && port) {
      const connection: Connection =
        from.side === "output"
          ? { source: from.node, sourcePort: from.port, target: id, targetPort: port }
          : { source: id, sourcePort: port, target: from.node, targetPort: from.port };
      const { many, name } = entryFor(document, catalogue, connection);
      document.connect(connection, many, name);
    }
    return id;
  });
}
