import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { socket, wire } from "../api/socket";
import { useView } from "../view/store";
import { forgetChecked, heardChecked, heardPeople } from "./checked";
import { GraphDocument } from "./graph-document";
import { type Outbox, openOutbox } from "./outbox";
import { GraphSync } from "./sync";

export interface OpenGraph {
  document: GraphDocument;
  /** null for a graph that is only looked at, joined to nothing */
  sync: GraphSync | null;
}

const Context = createContext<OpenGraph | null>(null);

let outbox: Outbox | null = null;

/** Open a graph and keep it joined to the server as long as this is on the page. */
export function DocumentProvider({ id, children }: { id: string; children: ReactNode }) {
  const [open, setOpen] = useState<OpenGraph | null>(null);
  useEffect(() => {
    outbox ??= openOutbox();
    const document = new GraphDocument(id);
    const listeners = { checked: heardChecked, people: heardPeople };
    const sync = new GraphSync(document, wire, outbox, listeners);
    if (!socket.active) socket.connect();
    setOpen({ document, sync });
    return () => {
      sync.close();
      document.destroy();
      forgetChecked();
      useView.getState().set({ selection: [], selectedEdges: [], openOutput: null });
      setOpen(null);
    };
  }, [id]);
  return open?.document.id === id ? <Context value={open}>{children}</Context> : null;
}

/** Show a graph that is joined to nothing (a past run). */
export function SnapshotProvider(props: { document: GraphDocument; children: ReactNode }) {
  const value = useMemo(() => ({ document: props.document, sync: null }), [props.document]);
  return <Context value={value}>{props.children}</Context>;
}

export function useOpenGraph(): OpenGraph {
  const open = useContext(Context);
  if (!open) throw new Error("No graph is open here.");
  return open;
}

/** The open graph. */
export function useDocument(): GraphDocument {
  return useOpenGraph().document;
}
