import type { Problem } from "./types";

/** The server's answer to a request it could not fulfil, in its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string = "",
    readonly problems: Problem[] = [],
    /** everything else the server said in its error */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = "ApiError";
  }
}

const offline = "The designer does not answer. It may be stopped or restarting.";

function errorFrom(status: number, body: unknown): ApiError {
  const error = (body as { error?: Record<string, unknown> } | null)?.error;
  if (!error) return new ApiError(status, "unexpected", `The server answered ${status}.`);
  const { code, message, hint, problems, ...details } = error;
  return new ApiError(
    status,
    String(code ?? "unexpected"),
    String(message ?? `The server answered ${status}.`),
    typeof hint === "string" ? hint : "",
    Array.isArray(problems) ? (problems as Problem[]) : [],
    details,
  );
}

async function request<T>(
  method: string,
  path: string,
  init: RequestInit = {},
  read: (text: string) => unknown = JSON.parse,
): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set("Accept", "application/json");
  if (method !== "GET") headers.set("X-Designer", "1");
  let response: Response;
  try {
    response = await fetch(path, { ...init, method, headers, credentials: "same-origin" });
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
    throw new ApiError(0, "offline", offline);
  }
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isJson && text ? (response.ok ? read : JSON.parse)(text) : text;
  if (!response.ok) throw errorFrom(response.status, isJson ? body : null);
  return body as T;
}

function withJson(body: unknown): RequestInit {
  if (body === undefined) return {};
  return { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

/** `read` takes the JSON text apart where `JSON.parse` would lose something of it. */
export function get<T>(path: string, signal?: AbortSignal, read?: (text: string) => T): Promise<T> {
  return request<T>("GET", path, { signal }, read);
}

export function post<T>(path: string, body?: unknown): Promise<T> {
  return request<T>("POST", path, withJson(body ?? {}));
}

export function patch<T>(path: string, body: unknown): Promise<T> {
  return request<T>("PATCH", path, withJson(body));
}

export function del<T>(path: string): Promise<T> {
  return request<T>("DELETE", path);
}

/** Send one file as the form field "file". */
export function upload<T>(path: string, file: File, fields: Record<string, string> = {}) {
  const form = new FormData();
  form.append("file", file, file.name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return request<T>("POST", path, { body: form });
}
