import { endEvent, type StreamEvent } from "@/app/api/social/posts/stream-event";

type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** So often a comment shows proxies that the connection is alive (contract.md §6). */
const COMMENT_EVERY_MS = 15_000;

interface Watching {
  readonly events: AsyncIterable<StreamEvent>;
  /** Aborted here when nobody watches any more, so that `events` can stop. */
  readonly leaving: AbortController;
  readonly client: AbortSignal;
  readonly sleep: Sleep;
  /** Whether the watcher is still signed in; asked with each comment, since a session may be ended before its time. */
  readonly mayStay: () => Promise<boolean>;
}

/**
 * Server-sent events, one per datum, made only as fast as the client reads; ends with the data or on leaving,
 * however late (contract.md §6). A client that vanished without a word costs a parked generator: its socket
 * takes no more comments, so nothing is asked for, and the system gives it up.
 */
export function eventStream(watching: Watching): ReadableStream<Uint8Array> {
  const { leaving, client } = watching;
  const encoder = new TextEncoder();
  const frames = framesOf(watching);
  leaveWith(client, leaving);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await frames.next();
        if (!next.done) return controller.enqueue(encoder.encode(next.value));
        leaving.abort();
        controller.close();
      },
      cancel() {
        leaving.abort();
      },
    },
    { highWaterMark: 0 },
  );
}

function leaveWith(client: AbortSignal, leaving: AbortController): void {
  const leave = () => leaving.abort();
  client.addEventListener("abort", leave, { signal: leaving.signal });
  if (client.aborted) leave();
}

async function* framesOf({ events, leaving: { signal }, sleep, mayStay }: Watching): AsyncGenerator<string> {
  const source = events[Symbol.asyncIterator]();
  let coming = source.next();
  for (;;) {
    const datum = await orQuiet(coming, signal, sleep);
    if (signal.aborted) return;
    if (datum === "quiet") {
      if (!(await mayStay())) return yield frameOf(endEvent("session_over"));
      yield ": still here\n\n";
      continue;
    }
    if (datum.done) return;
    yield frameOf(datum.value);
    coming = source.next();
  }
}

const frameOf = ({ event, data }: StreamEvent): string => `event: ${event}\ndata: ${data}\n\n`;

/** What comes, or "quiet" when nothing did for a while. */
async function orQuiet<Datum>(
  coming: Promise<Datum>,
  left: AbortSignal,
  sleep: Sleep,
): Promise<Datum | "quiet"> {
  const waiting = new AbortController();
  const stop = () => waiting.abort();
  left.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([coming, sleep(COMMENT_EVERY_MS, waiting.signal).then(() => "quiet" as const)]);
  } finally {
    left.removeEventListener("abort", stop);
    waiting.abort();
  }
}
