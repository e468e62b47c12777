import type { Clock } from "@/core/application/interfaces/clock";

/** The answer if it comes within `ms`, else null; what comes later, an error too, is dropped. */
export async function withinMs<Answer>(
  clock: Clock,
  ms: number,
  answer: Promise<Answer>,
): Promise<Answer | null> {
  const waiting = new AbortController();
  const tooLate = clock.sleep(ms, waiting.signal).then(() => null);
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    waiting.abort();
  }
}
