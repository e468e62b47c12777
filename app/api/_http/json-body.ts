import { AppError } from "@/core/domain/errors";

/** contract.md §4 */
const MAX_JSON_BYTES = 256 * 1024;

/**
 * The request's JSON, counted while it streams in.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `invalid_request`
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("unsupported_media_type", "A JSON body was expected");
  const text = await readText(request).catch(asBrokenOff);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid_request", "The body is not JSON", {
      issues: [{ path: "", rule: "json", message: "The body is not valid JSON" }],
    });
  }
}

/** As `readJson`, where a missing body means an empty object. */
export async function readOptionalJson(request: Request): Promise<unknown> {
  return request.body === null || request.headers.get("content-length") === "0"
    ? {}
    : await readJson(request);
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_JSON_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.byteLength;
    if (bytes > MAX_JSON_BYTES) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooLarge(): AppError {
  return new AppError("payload_too_large", "The JSON body is over 256 KB");
}

/** The sender went away, or said more than it sent: not our failure. */
function asBrokenOff(error: unknown): never {
  if (error instanceof AppError) throw error;
  throw new AppError("invalid_request", "The body broke off");
}
