/**
 * The bytes in pieces of exactly `size`, the last one as long as it turns out; `begun` goes before them. Each
 * piece is good until the next one is asked for: they share one buffer. When the source fails, what had
 * arrived is given out first: then the failure is thrown.
 */
export async function* inChunks(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
  begun: Uint8Array = new Uint8Array(),
): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(size);
  buffer.set(begun);
  let filled = begun.byteLength;
  const failures: unknown[] = [];
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((cause: unknown) => {
        failures.push(cause);
        return null;
      });
      if (next === null || next.done === true) break;
      for (let rest = next.value; rest.byteLength > 0; ) {
        const piece = rest.subarray(0, size - filled);
        buffer.set(piece, filled);
        filled += piece.byteLength;
        rest = rest.subarray(piece.byteLength);
        if (filled < size) continue;
        yield buffer;
        filled = 0;
      }
    }
    if (filled > 0) yield buffer.subarray(0, filled);
    if (failures.length > 0) throw failures[0];
  } finally {
    await iterator.return?.();
  }
}
