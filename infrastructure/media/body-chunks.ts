import { AppError } from "@/core/domain/errors";

export interface BodyLimits {
  readonly maxBytes: number;
  /** Ends a read that waits for a sender who is gone. */
  readonly signal: AbortSignal;
}

/**
 * The body as it arrives, read no faster than the consumer takes it.
 * @throws AppError `payload_too_large` at the first chunk beyond `maxBytes`
 */
export async function* bodyChunks(
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, signal }: BodyLimits,
): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  const cancel = (): void => {
    reader.cancel(signal.reason).catch(() => undefined);
  };
  signal.addEventListener("abort", cancel, { once: true });
  try {
    let bytes = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      bytes += read.value.byteLength;
      if (bytes > maxBytes) throw new AppError("payload_too_large", "The body is larger than a file may be");
      yield read.value;
    }
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener("abort", cancel);
    reader.cancel().catch(() => undefined);
  }
}
