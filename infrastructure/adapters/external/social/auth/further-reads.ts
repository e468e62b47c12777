import { AppError } from "@/core/domain/errors";
import { inTurns } from "@/infrastructure/system/in-turns";

/**
 * Meta grants an app 200 calls per daily user and hour (graph-api.md §5.4): one person who connects takes a quarter of
 * a small app's at most. Who has more Pages than the lists show and this finds may connect again with fewer of them.
 */
const MAX_READS = 50;
/** As many connections as browsers are used to open to one host; each answer holds up to 100 Pages. */
const AT_ONCE = 6;
/** A person waits for the redirect: what has not begun by then is left out. */
const MAX_WAIT_MS = 15_000;

/**
 * What goes beyond the plain list of Pages, read item by item. What cannot be read is left out, and so is all that
 * is behind the first answer that says Meta has had enough.
 */
export async function readFurther<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const enough = new AbortController();
  const over = AbortSignal.any([enough.signal, AbortSignal.timeout(MAX_WAIT_MS)]);
  const inTurn = inTurns(AT_ONCE);
  const reads = items.slice(0, MAX_READS).map((item) =>
    inTurn(async () => {
      over.throwIfAborted();
      return await read(item).catch((error: unknown) => {
        if (error instanceof AppError && error.code === "rate_limited") enough.abort();
        throw error;
      });
    }),
  );
  const results = await Promise.allSettled(reads);
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}
