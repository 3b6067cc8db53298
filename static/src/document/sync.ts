import * as Y from "yjs";
import type { Wire } from "../api/socket";
import type { GraphChecked, Person, PresenceState } from "../api/types";
import type { GraphDocument } from "./graph-document";
import type { Outbox } from "./outbox";

type Answer =
  | { ok: true; update?: ArrayBuffer | Uint8Array; access?: "edit" | "watch" }
  | { ok: false; error: { code: string; message: string } };

/** What is true of the edits made here. Only "saved" means that all of them are on disk. */
export interface SaveState {
  state: "opening" | "saved" | "saving" | "offline" | "refused";
  /** edits the server has not acknowledged */
  unsaved: number;
  /** why it was refused, in the server's words */
  message?: string;
}

export interface Listeners {
  checked(checked: GraphChecked): void;
  people(people: Person[]): void;
}

const remote = { edit: "remote" };
const gather = 60;
const patience = 10_000;
/** The browser's storage may hang; the graph does not wait longer for it. */
const storagePatience = 3_000;

function bytes(data: ArrayBuffer | Uint8Array): Uint8Array {
  return data instanceof Uint8Array ? data : new Uint8Array(data);
}

interface Unsaved {
  update: Uint8Array;
  key: Promise<number>;
}

/**
 * Joins one document to the server. Edits go to the outbox first, then over the socket, one
 * message at a time; they count as saved when the server says so, and are sent again after every
 * reconnection until then.
 */
export class GraphSync {
  state: SaveState = { state: "opening", unsaved: 0 };
  private unsaved: Unsaved[] = [];
  private opened = false;
  private sending = false;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly watchers = new Set<() => void>();
  private readonly restored: Promise<void>;

  constructor(
    readonly document: GraphDocument,
    private readonly wire: Wire,
    private readonly outbox: Outbox,
    private readonly listeners: Listeners,
  ) {
    document.doc.on("update", this.edited);
    wire.on("connect", this.open);
    wire.on("disconnect", this.lost);
    wire.on("connect_error", this.lost);
    wire.on("graph-update", this.received);
    wire.on("graph-checked", this.heardChecked);
    wire.on("presence", this.heardPeople);
    this.restored = this.restore();
    if (wire.connected) void this.open();
  }

  subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  snapshot = (): SaveState => this.state;

  /** Tell the others in this graph where I am. */
  present(state: PresenceState): void {
    if (this.opened && this.wire.connected)
      this.wire.emit("presence", { graph: this.document.id, state });
  }

  /** Resolves when all edits so far are on the server's disk; false when they cannot be. */
  saved(): Promise<boolean> {
    const settled = () =>
      this.state.state === "saved" ? true : this.state.state === "saving" ? null : false;
    clearTimeout(this.timer);
    void this.send();
    return new Promise((resolve) => {
      const look = () => {
        const answer = settled();
        if (answer === null) return;
        stop();
        resolve(answer);
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.retry);
    void this.send(); // what is left goes out; if it does not arrive, the outbox has it
    this.document.doc.off("update", this.edited);
    this.wire.off("connect", this.open);
    this.wire.off("disconnect", this.lost);
    this.wire.off("connect_error", this.lost);
    this.wire.off("graph-update", this.received);
    this.wire.off("graph-checked", this.heardChecked);
    this.wire.off("presence", this.heardPeople);
    if (this.wire.connected) this.wire.emit("graph-close", { graph: this.document.id });
  }

  /** What an earlier tab could not send any more. */
  private async restore(): Promise<void> {
    const rows = await this.outbox.rows(this.document.id).catch(() => []);
    for (const { key, update } of rows) {
      Y.applyUpdate(this.document.doc, update, remote);
      this.unsaved.push({ update, key: Promise.resolve(key) });
    }
    if (this.opened) {
      this.tell();
      await this.send();
    }
  }

  private edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === remote) return;
    const key = this.outbox.add(this.document.id, update).catch(() => -1);
    this.unsaved.push({ update, key });
    this.tell();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), gather);
  };

  private open = async (): Promise<void> => {
    clearTimeout(this.retry);
    this.opened = false;
    const late = new Promise((resolve) => setTimeout(resolve, storagePatience));
    await Promise.race([this.restored, late]);
    if (this.closed) return;
    const vector = Y.encodeStateVector(this.document.doc);
    const answer = await this.ask("graph-open", { graph: this.document.id, vector });
    if (this.closed) return;
    if (answer === null) {
      if (this.wire.connected) this.retry = setTimeout(() => void this.open(), 2_000);
      return this.tell();
    }
    if (!answer.ok) return this.refuse(answer.error);
    if (answer.update) Y.applyUpdate(this.document.doc, bytes(answer.update), remote);
    this.document.setReadOnly(answer.access === "watch");
    this.opened = true;
    this.sending = false;
    this.tell();
    await this.send();
  };

  private async send(): Promise<void> {
    if (!this.opened || this.sending || this.unsaved.length === 0) return;
    const batch = [...this.unsaved]; // edits made meanwhile go into the next
    this.sending = true;
    const update = Y.mergeUpdates(batch.map((one) => one.update));
    const answer = await this.ask("graph-update", { graph: this.document.id, update });
    this.sending = false;
    if (answer?.ok) {
      this.unsaved = this.unsaved.filter((one) => !batch.includes(one));
      this.tell();
      const keys = await Promise.all(batch.map((one) => one.key));
      await this.outbox.remove(keys.filter((key) => key >= 0)).catch(() => {});
      return this.send();
    }
    if (answer) return this.refuse(answer.error);
    if (this.wire.connected && !this.closed) this.retry = setTimeout(() => void this.send(), 1_000);
    this.tell();
  }

  private async ask(event: string, data: unknown): Promise<Answer | null> {
    if (!this.wire.connected) return null;
    try {
      return (await this.wire.timeout(patience).emitWithAck(event, data)) as Answer;
    } catch {
      return null;
    }
  }

  private refuse(error: { code: string; message: string }): void {
    this.opened = false;
    this.state = { state: "refused", unsaved: this.unsaved.length, message: error.message };
    this.document.setReadOnly(true);
    for (const watcher of [...this.watchers]) watcher();
  }

  private lost = (): void => {
    this.opened = false;
    this.sending = false;
    this.tell();
  };

  private received = ({ graph, update }: { graph: string; update: ArrayBuffer }): void => {
    if (graph === this.document.id) Y.applyUpdate(this.document.doc, bytes(update), remote);
  };

  private heardChecked = (checked: GraphChecked): void => {
    if (checked.graph === this.document.id) this.listeners.checked(checked);
  };

  private heardPeople = (heard: { graph: string; people: Person[] }): void => {
    if (heard.graph === this.document.id) this.listeners.people(heard.people);
  };

  private tell(): void {
    const unsaved = this.unsaved.length;
    const state = !this.wire.connected
      ? "offline"
      : !this.opened
        ? "opening"
        : unsaved > 0
          ? "saving"
          : "saved";
    if (state !== this.state.state || unsaved !== this.state.unsaved) {
      this.state = { state, unsaved };
      for (const watcher of [...this.watchers]) watcher();
    }
  }
}
