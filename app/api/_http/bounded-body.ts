import { AppError } from "@/core/domain/errors";

/**
 * The whole of a small body, counted while it streams in.
 * @throws AppError `payload_too_large` at the first chunk beyond `maxBytes`, or before one where the length is told;
 * `invalid_request` when it broke off
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  return await collect(request, maxBytes).catch(asBrokenOff);
}

async function collect(request: Request, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.byteLength;
    if (bytes > maxBytes) {
      await reader?.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("payload_too_large", `The body is over ${maxBytes / 1024} KB`);
}

/** The sender went away, or said more than it sent: not our failure. */
function asBrokenOff(error: unknown): never {
  if (error instanceof AppError) throw error;
  throw new AppError("invalid_request", "The body broke off");
}
