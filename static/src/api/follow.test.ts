import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { follow, share, type Wire } from "./follow";
import type { RunEvent } from "./types";

class FakeWire {
  connected = true;
  listeners = new Map<string, Set<(...data: never[]) => void>>();
  asked: { after: number; answer: (value: unknown) => void }[] = [];
  left: unknown[] = [];

  on(event: string, listener: (...data: never[]) => void) {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }
  off(event: string, listener: (...data: never[]) => void) {
    this.listeners.get(event)?.delete(listener);
  }
  emit(_event: string, data: unknown) {
    this.left.push(data);
  }
  timeout() {
    return {
      emitWithAck: (_event: string, data: unknown) =>
        new Promise<unknown>((answer) => {
          this.asked.push({ after: (data as { after: number }).after, answer });
        }),
    };
  }
  say(event: string, ...data: unknown[]) {
    for (const listener of this.listeners.get(event) ?? []) listener(...(data as never[]));
  }
}

const event = (seq: number, run = "r1"): RunEvent => ({
  run,
  seq,
  time: seq,
  type: "run-state",
  state: "running",
});

let wire: FakeWire;
let got: number[];
let after: number;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  wire = new FakeWire();
  got = [];
  after = 0;
  stop = follow(wire as unknown as Wire, {
    run: "r1",
    after: () => after,
    deliver: (events) => {
      got.push(...events.map((each) => each.seq));
      after = Math.max(after, ...events.map((each) => each.seq));
    },
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(100);

it("delivers what was missed before what came meanwhile, each once", async () => {
  wire.say("run-event", event(3));
  wire.say("run-event", event(4));
  wire.asked[0]?.answer({ ok: true, events: [event(1), event(2), event(3)] });
  await settle();
  wire.say("run-event", event(5));
  await settle();
  expect(got).toEqual([1, 2, 3, 4, 5]);
});

it("asks again from the last event after a reconnection", async () => {
  wire.asked[0]?.answer({ ok: true, events: [event(1), event(2)] });
  await settle();
  wire.say("connect");
  expect(wire.asked[1]?.after).toBe(2);
  wire.asked[1]?.answer({ ok: true, events: [event(3)] });
  await settle();
  expect(got).toEqual([1, 2, 3]);
});

it("ignores the late answer to a question asked on an old connection", async () => {
  wire.say("connect");
  wire.asked[0]?.answer({ ok: true, events: [event(9)] });
  wire.asked[1]?.answer({ ok: true, events: [event(1)] });
  await settle();
  expect(got).toEqual([1]);
});

it("hears nothing of other runs, and says goodbye", async () => {
  wire.asked[0]?.answer({ ok: true, events: [] });
  await settle();
  wire.say("run-event", event(1, "r2"));
  stop();
  wire.say("run-event", event(2));
  await settle();
  expect(got).toEqual([]);
  expect(wire.left).toEqual([{ run: "r1" }]);
});

it("is shared by all who follow the same run", () => {
  const end = vi.fn();
  const begin = vi.fn(() => end);
  const first = share("shared", begin);
  const second = share("shared", begin);
  first();
  expect(end).not.toHaveBeenCalled();
  second();
  expect(begin).toHaveBeenCalledOnce();
  expect(end).toHaveBeenCalledOnce();
});
