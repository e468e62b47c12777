import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { eventStream } from "@/app/api/social/posts/event-stream";
import type { StreamEvent } from "@/app/api/social/posts/stream-event";

const mayStay = async () => true;

const COMMENT_EVERY_MS = 15_000;
const A_DAY_MS = 24 * 60 * 60 * 1000;
const COMMENTS = 3;

/** Data that come when a test says so. */
class Faucet implements AsyncIterable<StreamEvent> {
  #waiting: ((result: IteratorResult<StreamEvent>) => void) | null = null;
  readonly #kept: IteratorResult<StreamEvent>[] = [];
  asked = 0;

  pour(value: string): void {
    this.#give({ done: false, value: { event: "post", data: value } });
  }

  close(): void {
    this.#give({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): AsyncIterator<StreamEvent> {
    return { next: () => this.#next() };
  }

  #next(): Promise<IteratorResult<StreamEvent>> {
    this.asked += 1;
    const kept = this.#kept.shift();
    if (kept) return Promise.resolve(kept);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  #give(result: IteratorResult<StreamEvent>): void {
    if (this.#waiting === null) this.#kept.push(result);
    else this.#waiting(result);
    this.#waiting = null;
  }
}

/** Sleeps that a test ends, each with the signal it was given. */
class Sleeps {
  maySleepersStay = true;
  readonly asked: number[] = [];
  #wake: (() => void)[] = [];

  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    this.asked.push(ms);
    return new Promise((resolve) => {
      this.#wake.push(resolve);
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
  };

  /** The time is over for everybody who sleeps. */
  end(): void {
    for (const wake of this.#wake) wake();
    this.#wake = [];
  }
}

function scene() {
  const data = new Faucet();
  const sleeps = new Sleeps();
  const client = new AbortController();
  const leaving = new AbortController();
  const stream = eventStream({
    events: data,
    mayStay: async () => sleeps.maySleepersStay,
    leaving,
    client: client.signal,
    sleep: sleeps.sleep,
  });
  const reader = stream.getReader();
  const next = async () => {
    const { done, value } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  return { data, sleeps, client, leaving, reader, next };
}

/** Everything that is ready to happen happens. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("events", () => {
  it("are one frame for each datum, with the name of the event", async () => {
    const { data, next } = scene();
    data.pour('{"status":"queued"}');
    data.pour('{"status":"published"}');
    expect(await next()).toBe('event: post\ndata: {"status":"queued"}\n\n');
    expect(await next()).toBe('event: post\ndata: {"status":"published"}\n\n');
  });

  it("end with the data, and nobody is left waiting", async () => {
    const { data, leaving, next } = scene();
    data.pour("last");
    data.close();
    await next();
    expect(await next()).toBeNull();
    expect(leaving.signal.aborted).toBe(true);
  });

  it("fail when the data fail", async () => {
    const data = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("broken")) }),
    };
    const client = new AbortController().signal;
    const { sleep } = new Sleeps();
    const stream = eventStream({ events: data, mayStay, leaving: new AbortController(), client, sleep });
    await expect(stream.getReader().read()).rejects.toThrow("broken");
  });

  it("are made only as fast as the client reads", async () => {
    const data = new Faucet();
    const client = new AbortController().signal;
    const { sleep } = new Sleeps();
    const leaving = new AbortController();
    const reader = eventStream({ events: data, mayStay, leaving, client, sleep }).getReader();
    for (const datum of ["one", "two", "three"]) data.pour(datum);
    await settle();
    const before = data.asked;
    await reader.read();
    await settle();
    expect(data.asked - before).toBeLessThanOrEqual(1);
    expect(before).toBeLessThanOrEqual(1);
  });
});

describe("quiet", () => {
  it("is broken by a comment every 15 seconds", async () => {
    const { sleeps, next } = scene();
    for (let quiet = 1; quiet <= COMMENTS; quiet += 1) {
      const frame = next();
      await settle();
      expect(sleeps.asked).toEqual(Array.from({ length: quiet }, () => COMMENT_EVERY_MS));
      sleeps.end();
      expect(await frame).toMatch(/^:[^\n]*\n\n$/);
    }
  });

  it("ends the stream when the session was ended meanwhile", async () => {
    const { sleeps, leaving, next } = scene();
    sleeps.maySleepersStay = false;
    const frame = next();
    await settle();
    sleeps.end();
    expect(await frame).toBe('event: end\ndata: {"reason":"session_over"}\n\n');
    expect(await next()).toBeNull();
    expect(leaving.signal.aborted).toBe(true);
  });

  it("loses nothing that comes after the comment", async () => {
    const { data, sleeps, next } = scene();
    const comment = next();
    await settle();
    sleeps.end();
    expect(await comment).toMatch(/^:/);
    const event = next();
    data.pour("late");
    expect(await event).toBe("event: post\ndata: late\n\n");
    expect(data.asked).toBe(1);
  });

  it("is counted anew after each event, and an event ends the wait", async () => {
    const { data, sleeps, next } = scene();
    const first = next();
    await settle();
    data.pour("one");
    await first;
    const second = next();
    await settle();
    expect(sleeps.asked).toEqual([COMMENT_EVERY_MS, COMMENT_EVERY_MS]);
    sleeps.end();
    expect(await second).toMatch(/^:/);
  });

  it("leaves no sleeper behind", async () => {
    const signals: AbortSignal[] = [];
    const data = new Faucet();
    const sleep = (_ms: number, signal?: AbortSignal) => {
      if (signal) signals.push(signal);
      return new Promise<void>(() => {});
    };
    const client = new AbortController().signal;
    const leaving = new AbortController();
    const reader = eventStream({ events: data, mayStay, leaving, client, sleep }).getReader();
    for (const datum of ["one", "two", "three"]) {
      const read = reader.read();
      data.pour(datum);
      await read;
    }
    expect(signals).toHaveLength(3);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
  });
});

describe("leaving", () => {
  it("ends the stream when the client's request is closed", async () => {
    const { client, leaving, next } = scene();
    const frame = next();
    await settle();
    client.abort();
    expect(await frame).toBeNull();
    expect(leaving.signal.aborted).toBe(true);
  });

  it("tells the data when nobody reads any more", async () => {
    const { leaving, reader } = scene();
    await reader.cancel();
    expect(leaving.signal.aborted).toBe(true);
  });

  it("shows nothing to a client that was gone before", async () => {
    const data = new Faucet();
    const leaving = new AbortController();
    const { sleep } = new Sleeps();
    const client = AbortSignal.abort();
    const reader = eventStream({ events: data, mayStay, leaving, client, sleep }).getReader();
    expect(leaving.signal.aborted).toBe(true);
    data.pour("too late");
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  it("waits for nothing once the client was gone between two events", { timeout: 2_000 }, async () => {
    const { data, client, next } = scene();
    data.pour("one");
    await next();
    client.abort();
    data.close();
    expect(await next()).toBeNull();
  });
});

describe("a stream that nobody ends", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("goes on for as long as somebody watches", async () => {
    const { data, leaving, next } = scene();
    data.pour("one");
    expect(await next()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(A_DAY_MS);
    expect(leaving.signal.aborted).toBe(false);
    const frame = next();
    data.pour("two");
    expect(await frame).toBe("event: post\ndata: two\n\n");
  });

  it("costs nothing while its client takes nothing", async () => {
    const { data, sleeps, next } = scene();
    data.pour("one");
    await next();
    const { asked } = data;
    const slept = sleeps.asked.length;
    await vi.advanceTimersByTimeAsync(A_DAY_MS);
    expect([data.asked, sleeps.asked.length, vi.getTimerCount()]).toEqual([asked, slept, 0]);
  });
});
