import * as Y from "yjs";
import type { Json } from "../api/types";
import * as groups from "./edit-groups";
import * as nodes from "./edit-nodes";
import * as notes from "./edit-notes";
import * as wires from "./edit-wires";
import type { Fragment } from "./fragment";
import { toFragment } from "./fragment-of";
import { History } from "./history";
import { pasteInto } from "./paste";
import {
  deriveEdges,
  json,
  readGroup,
  readNode,
  readNote,
  readPoint,
  type Shared,
  text,
} from "./read";
import { Topics } from "./topics";
import type { Connection, Edge, GroupView, NodeView, NoteView, Point } from "./types";

const rootNames = ["meta", "nodes", "layout", "notes", "groups", "parameters"] as const;
type Root = (typeof rootNames)[number];

/**
 * One graph, shared: what is in it, what one can do to it, and who hears of it. Views that are
 * read keep their identity until they change. Topics: "name", "nodes" (which there are),
 * "node:ID", "edges", "layout", "at:ID", "notes", "note:ID", "groups", "history", "any".
 */
export class GraphDocument {
  readonly history: History;
  private readonly topics = new Topics();
  private readonly nodeViews = new Map<string, NodeView | undefined>();
  private readonly noteViews = new Map<string, NoteView | undefined>();
  private readonly points = new Map<string, Point | undefined>();
  private ids: string[] | null = null;
  private noteIdList: string[] | null = null;
  private edgeList: Edge[] | null = null;
  private groupList: GroupView[] | null = null;

  constructor(
    readonly id: string,
    readonly doc: Y.Doc = new Y.Doc(),
    /** nobody may edit: a watched graph, or one of a past run */
    public readOnly = false,
  ) {
    const roots = rootNames.map((name) => this.map(name));
    this.history = new History(doc, roots);
    this.history.onChange(() => this.topics.tell(["history"]));
    for (const name of rootNames)
      this.map(name).observeDeep((events) => this.changed(name, events));
  }

  map(name: Root): Shared {
    return this.doc.getMap(name);
  }

  subscribe(topic: string, listener: () => void): () => void {
    return this.topics.on(topic, listener);
  }

  setReadOnly(readOnly: boolean): void {
    if (this.readOnly === readOnly) return;
    this.readOnly = readOnly;
    this.topics.tell(["access"]);
  }

  destroy(): void {
    this.history.destroy();
    this.doc.destroy();
  }

  // Reading

  get name(): string {
    return text(this.map("meta").get("name"), "Untitled");
  }

  /** Ids of all nodes; the same array until nodes come or go. */
  nodeIds(): readonly string[] {
    this.ids ??= [...this.map("nodes").keys()].filter((id) => this.node(id)).sort();
    return this.ids;
  }

  node(id: string): NodeView | undefined {
    if (!this.nodeViews.has(id)) this.nodeViews.set(id, readNode(id, this.map("nodes").get(id)));
    return this.nodeViews.get(id);
  }

  nodes(): NodeView[] {
    return this.nodeIds().map((id) => this.node(id)!);
  }

  edges(): readonly Edge[] {
    this.edgeList ??= deriveEdges(this.nodes());
    return this.edgeList;
  }

  edge(id: string): Edge | undefined {
    return this.edges().find((edge) => edge.id === id);
  }

  position(id: string): Point | undefined {
    if (!this.points.has(id)) this.points.set(id, readPoint(this.map("layout").get(id)));
    return this.points.get(id);
  }

  noteIds(): readonly string[] {
    this.noteIdList ??= [...this.map("notes").keys()].filter((id) => this.note(id)).sort();
    return this.noteIdList;
  }

  note(id: string): NoteView | undefined {
    if (!this.noteViews.has(id)) this.noteViews.set(id, readNote(id, this.map("notes").get(id)));
    return this.noteViews.get(id);
  }

  /** Groups that hold nodes; the same array until one changes. */
  groups(): readonly GroupView[] {
    this.groupList ??= [...this.map("groups").entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(
        ([id, value]) => readGroup(id, value, (node) => this.node(node) !== undefined) ?? [],
      );
    return this.groupList;
  }

  group(id: string): GroupView | undefined {
    return this.groups().find((group) => group.id === id);
  }

  /** The group a node is in. */
  groupOf(node: string): GroupView | undefined {
    return this.groups().find((group) => group.nodes.includes(node));
  }

  metaValue(name: string): Json | undefined {
    return json(this.map("meta").get(name));
  }

  get isEmpty(): boolean {
    return this.nodeIds().length === 0 && this.noteIds().length === 0;
  }

  // Editing: every change is one step of undo, unless it carries the merge key of the one before

  transact<T>(edit: () => T, merge?: string): T {
    if (this.readOnly) throw new Error("This graph can only be watched.");
    return this.history.transact(edit, merge);
  }

  undo(): boolean {
    return !this.readOnly && this.history.undo();
  }

  redo(): boolean {
    return !this.readOnly && this.history.redo();
  }

  setName(name: string): void {
    this.transact(() => this.map("meta").set("name", name), "graph-name");
  }

  addNode(module: nodes.NewNode, at: Point): string {
    return this.transact(() => nodes.add(this, module, at));
  }

  /** Remove nodes and notes with all wires at them. */
  remove(ids: Iterable<string>): void {
    this.transact(() => {
      groups.leave(this, ids);
      nodes.remove(this, ids);
      notes.remove(this, ids);
    });
  }

  rename(id: string, name: string): void {
    this.transact(() => nodes.rename(this, id, name), `name:${id}`);
  }

  setOff(ids: Iterable<string>, off: boolean): void {
    this.transact(() => nodes.setOff(this, ids, off));
  }

  setParam(id: string, param: string, value: Json): void {
    this.setParamText(id, param, JSON.stringify(value));
  }

  /** Set a parameter to the value this JSON text says: the way to tell 1.0 from 1. */
  setParamText(id: string, param: string, value: string): void {
    this.transact(() => nodes.setParam(this, id, param, value), `param:${id}:${param}`);
  }

  /** Back to the default. */
  resetParam(id: string, param: string): void {
    this.transact(() => nodes.resetParam(this, id, param));
  }

  move(positions: Iterable<[string, Point]>, merge?: string): void {
    this.transact(() => nodes.move(this, positions), merge);
  }

  /** Wire two ports; an input that takes one wire lets go of the one it has. */
  connect(connection: Connection, many = false, name: string | null = null): string {
    return this.transact(() => wires.connect(this, connection, many, name));
  }

  disconnect(edges: Iterable<string>): void {
    this.transact(() => wires.disconnect(this, edges));
  }

  /** What the library calls a wire of a port with named sources. */
  setSourceName(edge: string, name: string): void {
    this.transact(() => wires.setName(this, edge, name), `source-name:${edge}`);
  }

  /** Move a wire of a port that takes several before another (null: to the end). */
  reorderSource(edge: string, before: string | null): void {
    this.transact(() => wires.reorder(this, edge, before));
  }

  /** Put nodes into a frame of their own; gives its id. */
  addGroup(ids: readonly string[], name?: string): string {
    return this.transact(() => groups.add(this, ids, name));
  }

  joinGroup(id: string, ids: readonly string[], merge?: string): void {
    this.transact(() => groups.join(this, id, ids), merge);
  }

  leaveGroups(ids: Iterable<string>): void {
    this.transact(() => groups.leave(this, ids));
  }

  renameGroup(id: string, name: string): void {
    this.transact(() => groups.rename(this, id, name), `group:${id}`);
  }

  /** Take frames away; what is in them stays. */
  removeGroups(ids: Iterable<string>): void {
    this.transact(() => groups.remove(this, ids));
  }

  addNote(at: Point, content = ""): string {
    return this.transact(() => notes.add(this, at, content));
  }

  setNoteText(id: string, content: string): void {
    this.transact(() => notes.setText(this, id, content), `note:${id}`);
  }

  resizeNote(id: string, at: Point, size: { width: number; height: number }): void {
    this.transact(() => notes.resize(this, id, at, size), `note-size:${id}`);
  }

  /** Put a fragment (of the clipboard, a file) into the graph; gives the new ids. */
  paste(fragment: Fragment, at: Point | null, keepOutside = false): string[] {
    return this.transact(() => pasteInto(this, fragment, at, keepOutside));
  }

  /** These nodes and notes (or all) as one can paste or mail them. */
  fragment(ids?: Iterable<string>): Fragment {
    return toFragment(this, ids);
  }

  // Who hears of what

  private changed(root: Root, events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    const topics = new Set<string>(["any"]);
    for (const event of events) {
      const [id] = event.path;
      const ids = id === undefined ? [...event.keys.keys()] : [String(id)];
      for (const one of ids) this.forget(root, one, id === undefined, topics);
    }
    this.topics.tell(topics);
  }

  private forget(root: Root, id: string, whole: boolean, topics: Set<string>): void {
    if (root === "nodes") {
      this.nodeViews.delete(id);
      this.edgeList = null;
      topics.add(`node:${id}`).add("edges");
      if (whole) {
        this.ids = null;
        this.groupList = null;
        topics.add("nodes").add("groups");
      }
    } else if (root === "layout") {
      this.points.delete(id);
      topics.add(`at:${id}`).add("layout");
    } else if (root === "notes") {
      this.noteViews.delete(id);
      topics.add(`note:${id}`).add("notes");
      if (whole) this.noteIdList = null;
    } else if (root === "groups") {
      this.groupList = null;
      topics.add("groups");
    } else if (root === "meta") topics.add("name");
    else topics.add(root);
  }
}
