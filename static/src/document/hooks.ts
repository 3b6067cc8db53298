import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useDocument, useOpenGraph } from "./context";
import type { SaveState } from "./sync";
import type { Edge, GroupView, NodeView, NoteView, Point } from "./types";

function useTopic<T>(topic: string, read: () => T): T {
  const document = useDocument();
  const subscribe = useCallback(
    (listener: () => void) => document.subscribe(topic, listener),
    [document, topic],
  );
  return useSyncExternalStore(subscribe, read);
}

/** One node; draws again only when this node changes. */
export function useNode(id: string | null | undefined): NodeView | undefined {
  const document = useDocument();
  return useTopic(`node:${id}`, () => (id ? document.node(id) : undefined));
}

/** The ids of all nodes; draws again only when nodes come or go. */
export function useNodeIds(): readonly string[] {
  const document = useDocument();
  return useTopic("nodes", () => document.nodeIds());
}

/** All nodes; draws again at every change of any. Not for the canvas. */
export function useNodes(): NodeView[] {
  const edges = useEdges(); // a new array after every change of a node
  const document = useDocument();
  // biome-ignore lint/correctness/useExhaustiveDependencies: edges change with the nodes
  return useMemo(() => document.nodes(), [document, edges]);
}

export function useEdges(): readonly Edge[] {
  const document = useDocument();
  return useTopic("edges", () => document.edges());
}

export function usePosition(id: string): Point | undefined {
  const document = useDocument();
  return useTopic(`at:${id}`, () => document.position(id));
}

export function useNoteIds(): readonly string[] {
  const document = useDocument();
  return useTopic("notes", () => document.noteIds());
}

export function useNote(id: string): NoteView | undefined {
  const document = useDocument();
  return useTopic(`note:${id}`, () => document.note(id));
}

export function useGroups(): readonly GroupView[] {
  const document = useDocument();
  return useTopic("groups", () => document.groups());
}

export function useGroup(id: string): GroupView | undefined {
  const document = useDocument();
  return useTopic("groups", () => document.group(id));
}

export function useGraphName(): string {
  const document = useDocument();
  return useTopic("name", () => document.name);
}

export function useReadOnly(): boolean {
  const document = useDocument();
  return useTopic("access", () => document.readOnly);
}

export function useCanUndo(): boolean {
  const document = useDocument();
  return useTopic("history", () => document.history.canUndo);
}

export function useCanRedo(): boolean {
  const document = useDocument();
  return useTopic("history", () => document.history.canRedo);
}

const still: SaveState = { state: "saved", unsaved: 0 };
const never = () => () => {};

/** What is true of the edits made here: see SaveState. */
export function useSaveState(): SaveState {
  const { sync } = useOpenGraph();
  return useSyncExternalStore(sync?.subscribe ?? never, sync?.snapshot ?? (() => still));
}
