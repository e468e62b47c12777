import { setTimeout as sleep } from "node:timers/promises";

/** Waits for `work`, and at most `ms`. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const tooLong = sleep(ms, undefined, { signal: waiting.signal }).catch(() => undefined);
  try {
    await Promise.race([work, tooLong]);
  } finally {
    waiting.abort();
  }
}
