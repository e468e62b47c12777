type InTurns = <Result>(work: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;

/**
 * At most `limit` pieces of work at a time; the others wait, first come, first served. Who still waits when the
 * signal comes is let go with its reason.
 */
export function inTurns(limit: number): InTurns {
  let free = limit;
  const waiting = new Set<() => void>();
  const wait = (signal?: AbortSignal): Promise<void> =>
    new Promise((begin, giveUp) => {
      waiting.add(begin);
      signal?.addEventListener("abort", () => waiting.delete(begin) && giveUp(signal.reason), { once: true });
    });
  return async (work, signal) => {
    signal?.throwIfAborted();
    if (free > 0) free -= 1;
    else await wait(signal);
    try {
      return await work();
    } finally {
      const [next] = waiting;
      if (next === undefined) free += 1;
      else {
        waiting.delete(next);
        next();
      }
    }
  };
}
