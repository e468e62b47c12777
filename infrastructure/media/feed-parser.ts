import { once } from "node:events";
import type { Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";

/** A parser that waits for no file goes on within one turn of the event loop. */
const TURNS = 10;

export interface Feeding {
  /** Ends the feeding at once, whatever it waits for. */
  readonly signal: AbortSignal;
  /** Settles when nothing that the parser has begun is being saved any more; null: nothing is. */
  readonly saving: () => Promise<unknown> | null;
  /** Whether enough has been seen: what follows is not parsed. */
  readonly isOver: () => boolean;
}

/**
 * Feeds `body` to a parser of forms, and reads it to its end in any case. False: the parser was given up, because
 * of `isOver` or because it took no more: `@fastify/busboy` never goes on behind a last part that it skips.
 * @throws what the body or the parser throws, and an `AbortError` when `signal` aborts
 */
export async function feedParser(
  body: AsyncIterable<Uint8Array>,
  parser: Writable,
  { signal, saving, isOver }: Feeding,
): Promise<boolean> {
  const leaving = new AbortController();
  const finished = once(parser, "finish", { signal: AbortSignal.any([signal, leaving.signal]) });
  finished.catch(() => undefined);
  parser.on("error", () => undefined);
  let isParsing = true;
  try {
    for await (const chunk of body) {
      if (!isParsing) continue;
      const taken = new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
      isParsing = (await happens(Promise.race([finished, taken]), saving)) && !isOver();
    }
    if (isParsing) parser.end();
    return isParsing && (await happens(finished, saving));
  } finally {
    leaving.abort();
  }
}

/** False: it never will. Saving takes its time; without it all that a parser does is done in this turn or the next. */
async function happens(event: Promise<unknown>, saving: Feeding["saving"]): Promise<boolean> {
  const isThere = event.then(() => true);
  for (let saved = saving(); saved !== null; saved = saving()) {
    if (await Promise.race([isThere, saved.then(() => false)])) return true;
  }
  return await Promise.race([isThere, turns()]);
}

async function turns(): Promise<false> {
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
  return false;
}
