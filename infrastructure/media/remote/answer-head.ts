import type { IncomingMessage } from "node:http";

/** The beginning of a body, as far as it came. */
export interface AnswerHead {
  readonly bytes: Uint8Array;
  /** That is all there is. */
  readonly isWhole: boolean;
}

/** Reads at most `limit` bytes and hangs up. Null where it broke off before, or came too slowly. */
export async function readHead(answer: IncomingMessage, limit: number): Promise<AnswerHead | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of answer) {
      const bytes: Uint8Array = chunk;
      chunks.push(bytes);
      length += bytes.byteLength;
      if (length >= limit) break;
    }
    const isWhole = length < limit && answer.complete;
    return { bytes: Buffer.concat(chunks).subarray(0, limit), isWhole };
  } catch {
    return null;
  } finally {
    answer.destroy();
  }
}
