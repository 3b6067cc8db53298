import { io } from "socket.io-client";

/** The one connection to the server; whoever needs it first opens it. */
export const socket = io({
  autoConnect: false,
  withCredentials: true,
  reconnectionDelay: 300,
  reconnectionDelayMax: 3000,
  randomizationFactor: 0.3,
});

/** What rooms need of the connection; tests give one of their own. */
export interface Wire {
  readonly connected: boolean;
  on(event: string, listener: (...data: never[]) => void): unknown;
  off(event: string, listener: (...data: never[]) => void): unknown;
  emit(event: string, ...data: unknown[]): unknown;
  timeout(ms: number): { emitWithAck(event: string, data: unknown): Promise<unknown> };
}

export const wire = socket as unknown as Wire;

export interface Refusal {
  ok: false;
  error: { code: string; message: string };
}

export type Answer<T> = (T & { ok: true }) | Refusal;

/** Ask over the socket; rejects when no answer comes in time or the connection is lost. */
export async function ask<T>(event: string, data: unknown, patience = 10_000): Promise<Answer<T>> {
  return (await socket.timeout(patience).emitWithAck(event, data)) as Answer<T>;
}
