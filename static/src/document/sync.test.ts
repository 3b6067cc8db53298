import "fake-indexeddb/auto";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { testCatalogue } from "../test/catalogue";
import { GraphDocument } from "./graph-document";
import { newNode } from "./new-node";
import { memoryOutbox, type Outbox, openOutbox } from "./outbox";
import { GraphSync } from "./sync";

/** A server with one graph, reachable or not, that may lose acknowledgements. */
class Server {
  readonly doc = new Y.Doc();
  written = 0;
  refuses: string | null = null;
  losesAcks = false;
  /** Called once, when an update has arrived and is not acknowledged yet. */
  meanwhile: (() => void) | null = null;
  readonly wires = new Set<TestWire>();

  answer(from: TestWire, event: string, data: { update?: Uint8Array; vector?: Uint8Array }) {
    if (this.refuses) return { ok: false, error: { code: "no", message: this.refuses } };
    if (event === "graph-open")
      return {
        ok: true,
        update: Y.encodeStateAsUpdate(this.doc, data.vector),
        vector: Y.encodeStateVector(this.doc),
        access: "edit",
      };
    Y.applyUpdate(this.doc, data.update!);
    this.written += 1;
    this.meanwhile?.();
    this.meanwhile = null;
    for (const wire of this.wires)
      if (wire !== from) wire.hear("graph-update", { graph: "g", update: data.update });
    return { ok: true, saved: true };
  }
}

class TestWire {
  connected = false;
  private readonly listeners = new Map<string, ((data: never) => void)[]>();

  constructor(readonly server: Server) {}

  on(event: string, listener: (data: never) => void) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  off(event: string, listener: (data: never) => void) {
    const kept = (this.listeners.get(event) ?? []).filter((one) => one !== listener);
    this.listeners.set(event, kept);
  }

  emit() {}

  hear(event: string, data?: unknown) {
    if (this.connected || event === "disconnect")
      for (const listener of this.listeners.get(event) ?? []) listener(data as never);
  }

  timeout() {
    return {
      emitWithAck: async (event: string, data: never) => {
        await null;
        if (!this.connected) throw new Error("timeout");
        const answer = this.server.answer(this, event, data);
        if (this.server.losesAcks) throw new Error("timeout");
        return answer;
      },
    };
  }

  up() {
    this.connected = true;
    this.server.wires.add(this);
    this.hear("connect");
  }

  down() {
    this.connected = false;
    this.server.wires.delete(this);
    this.hear("disconnect");
  }
}

let server: Server;
const silent = { checked: () => {}, people: () => {} };

function join(outbox: Outbox = memoryOutbox()) {
  const wire = new TestWire(server);
  const graph = new GraphDocument("g");
  const sync = new GraphSync(graph, wire, outbox, silent);
  const add = () => graph.addNode(newNode(testCatalogue.modules.clean!), { x: 0, y: 0 });
  return { wire, graph, sync, add };
}

function ids(): string[] {
  return [...server.doc.getMap("nodes").keys()].sort();
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !condition(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(condition()).toBe(true);
}

beforeEach(() => {
  server = new Server();
});

test("an edit is saved only when the server has said so", async () => {
  const { wire, sync, add } = join();
  wire.up();
  await until(() => sync.state.state === "saved");
  const id = add();
  expect(sync.state).toEqual({ state: "saving", unsaved: 1 });
  await until(() => sync.state.state === "saved");
  expect(ids()).toEqual([id]);
});

test("two windows see each other's edits", async () => {
  const [a, b] = [join(), join()];
  a.wire.up();
  b.wire.up();
  await until(() => a.sync.state.state === "saved" && b.sync.state.state === "saved");
  const [one, two] = [a.add(), b.add()];
  await until(() => ids().length === 2 && a.graph.nodeIds().length === 2);
  expect(a.graph.nodeIds()).toEqual([one, two].sort());
  expect(b.graph.nodeIds()).toEqual(a.graph.nodeIds());
});

test("an edit made while another is on its way is sent too", async () => {
  const { wire, sync, add } = join();
  wire.up();
  await until(() => sync.state.state === "saved");
  const made: string[] = [];
  server.meanwhile = () => made.push(add());
  made.push(add());
  await until(() => sync.state.state === "saved");
  expect(ids()).toEqual(made.sort());
});

test("edits made while the server is away arrive when it is back", async () => {
  const { wire, sync, add } = join();
  wire.up();
  await until(() => sync.state.state === "saved");
  wire.down();
  const made = [add(), add()].sort();
  expect(sync.state).toEqual({ state: "offline", unsaved: 2 });
  wire.up();
  await until(() => sync.state.state === "saved");
  expect(ids()).toEqual(made);
});

test("an edit whose acknowledgement got lost is not called saved, and is sent again", async () => {
  const { wire, sync, add } = join();
  wire.up();
  await until(() => sync.state.state === "saved");
  server.losesAcks = true;
  const id = add();
  await until(() => server.written === 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sync.state).toMatchObject({ state: "saving", unsaved: 1 });
  server.losesAcks = false;
  wire.down();
  wire.up();
  await until(() => sync.state.state === "saved");
  expect(ids()).toEqual([id]);
});

test("a tab closed while the server was away loses nothing", async () => {
  const outbox = openOutbox();
  const first = join(outbox);
  const id = first.add();
  await until(() => first.sync.state.unsaved === 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  first.sync.close();
  const second = join(outbox);
  second.wire.up();
  await until(() => second.sync.state.state === "saved");
  expect(second.graph.nodeIds()).toEqual([id]);
  expect(ids()).toEqual([id]);
  await until(() => second.sync.state.unsaved === 0);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await outbox.rows("g")).toEqual([]);
});

test("a browser whose storage hangs opens the graph all the same", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const made = new GraphDocument("g");
  const id = made.addNode(newNode(testCatalogue.modules.split_data!), { x: 0, y: 0 });
  let wake = (_: { key: number; update: Uint8Array }[]) => {};
  const rows = () => new Promise<{ key: number; update: Uint8Array }[]>((r) => (wake = r));
  const { wire, sync } = join({ ...memoryOutbox(), rows });
  wire.up();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sync.state.state).toBe("opening");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sync.state.state).toBe("saved");
  wake([{ key: 1, update: Y.encodeStateAsUpdate(made.doc) }]);
  await vi.advanceTimersByTimeAsync(100);
  expect(sync.state).toEqual({ state: "saved", unsaved: 0 });
  expect(ids()).toEqual([id]);
});

test("one who only looks writes nothing, even after reconnecting", async () => {
  server.doc.getMap("nodes").set("a", new Y.Map());
  server.doc.getMap("nodes").delete("a");
  const { wire, sync } = join();
  wire.up();
  await until(() => sync.state.state === "saved");
  wire.down();
  wire.up();
  await until(() => sync.state.state === "saved");
  expect(server.written).toBe(0);
});

test("a refusal is told in the server's words and ends editing", async () => {
  const { wire, sync, graph, add } = join();
  wire.up();
  await until(() => sync.state.state === "saved");
  server.refuses = "This experiment is full.";
  add();
  await until(() => sync.state.state === "refused");
  expect(sync.state.message).toBe("This experiment is full.");
  expect(graph.readOnly).toBe(true);
  expect(await sync.saved()).toBe(false);
});

test("saved() waits for the acknowledgement", async () => {
  const { wire, sync, add } = join();
  wire.up();
  await until(() => sync.state.state === "saved");
  const id = add();
  expect(await sync.saved()).toBe(true);
  expect(ids()).toEqual([id]);
});
