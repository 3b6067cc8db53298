import type { Socket } from "socket.io-client";
import { inOrder } from "./run-events";
import type { RunEvent } from "./types";

/** What following needs of the socket. */
export type Wire = Pick<Socket, "connected" | "connect" | "on" | "off" | "emit" | "timeout">;

interface Followed {
  ok: boolean;
  events?: RunEvent[];
}

export interface Following {
  run: string;
  /** the last event known */
  after: () => number;
  deliver: (events: RunEvent[]) => void;
}

const patience = 10_000;
const pause = 2_000;
const gather = 50;

/**
 * Follow a run: live events, and after every (re)connection those that were missed.
 * Events that come while we ask for the missed ones wait, so that all arrive in order.
 * Returns the function that ends it.
 */
export function follow(wire: Wire, { run, after, deliver }: Following): () => void {
  let waiting: RunEvent[] | null = null;
  let gathered: RunEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const flush = () => {
    timer = undefined;
    const events = gathered;
    gathered = [];
    if (events.length) deliver(events);
  };
  const take = (events: RunEvent[]) => {
    gathered.push(...events);
    timer ??= setTimeout(flush, gather);
  };
  const hear = (event: RunEvent) => {
    if (event.run !== run) return;
    if (waiting) waiting.push(event);
    else take([event]);
  };
  const catchUp = async () => {
    clearTimeout(retry);
    flush();
    const held: RunEvent[] = [];
    waiting = held;
    const ask = wire.timeout(patience).emitWithAck("run-follow", { run, after: after() });
    const answer = (await ask.catch(() => null)) as Followed | null;
    if (ended || waiting !== held) return; // a newer connection asked again
    waiting = null;
    if (answer?.ok) take(inOrder(answer.events ?? [], held));
    else if (answer === null && wire.connected) retry = setTimeout(catchUp, pause);
  };

  wire.on("run-event", hear);
  wire.on("connect", catchUp);
  if (wire.connected) void catchUp();
  else wire.connect();
  return () => {
    ended = true;
    wire.off("run-event", hear);
    wire.off("connect", catchUp);
    clearTimeout(timer);
    clearTimeout(retry);
    if (wire.connected) wire.emit("run-unfollow", { run });
  };
}

interface Shared {
  users: number;
  stop: () => void;
}

const followed = new Map<string, Shared>();

/** Follow a run once, however many ask; the last to leave ends it. */
export function share(run: string, begin: () => () => void): () => void {
  const entry = followed.get(run) ?? { users: 0, stop: begin() };
  followed.set(run, entry);
  entry.users += 1;
  return () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    followed.delete(run);
    entry.stop();
  };
}
