import { ApiError } from "../api/http";

/** An uploaded file, as a file parameter names it. */
export interface Uploaded {
  name: string;
  sha256: string;
  size: number;
}

/** Sends a file and tells how far it is; `fetch` cannot say that of what it sends. */
export function uploadFile(
  file: File,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/files");
    request.setRequestHeader("X-Designer", "1");
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "text";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(new ApiError(0, "offline", "The upload was interrupted."));
    request.onabort = () => reject(new DOMException("Upload cancelled", "AbortError"));
    request.onload = () => {
      const body = readJson(request.responseText);
      if (request.status < 300) resolve(body as Uploaded);
      else reject(errorOf(request.status, body));
    };
    signal?.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function errorOf(status: number, body: unknown): ApiError {
  const error = (body as { error?: { code?: string; message?: string; hint?: string } } | null)
    ?.error;
  const message = error?.message ?? `The server answered ${status} to the upload.`;
  return new ApiError(status, error?.code ?? "upload", message, error?.hint);
}

/** A size as people say it: `12.3 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ["kB", "MB", "GB"];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size.toPrecision(3)} ${units[unit]}`;
}
