export { addModule, fittingPort, type LooseEnd } from "./add-module";
export { heardChecked, useChecked, useColumns, useKey, useProblems } from "./checked";
export {
  DocumentProvider,
  type OpenGraph,
  SnapshotProvider,
  useDocument,
  useOpenGraph,
} from "./context";
export { type Fragment, parseFragment, printFragment } from "./fragment";
export { GraphDocument } from "./graph-document";
export {
  useCanRedo,
  useCanUndo,
  useEdges,
  useGraphName,
  useGroup,
  useGroups,
  useNode,
  useNodeIds,
  useNodes,
  useNote,
  useNoteIds,
  usePosition,
  useReadOnly,
  useSaveState,
} from "./hooks";
export { newNode } from "./new-node";
export {
  bridges,
  entryFor,
  labelOf,
  type Offer,
  offers,
  passage,
  passing,
  pathBetween,
  refusal,
  typeInWords,
} from "./rules";
export { snapshotDocument } from "./snapshot";
export type { SaveState } from "./sync";
export { flowOrder, tidyLayout } from "./tidy";
export type { Connection, Edge, GroupView, NodeView, NoteView, Point, Source } from "./types";
