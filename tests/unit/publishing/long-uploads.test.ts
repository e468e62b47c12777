import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Clock } from "@/core/application/interfaces/clock";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { advance } from "@/core/domain/marketing/post-machine";
import { KINDS } from "./a-content";
import type { Press } from "./a-press";
import { anUploadedClip, aPatientClock, aPressWithoutAddress, containersOf, isUpload } from "./an-upload";

/** Time that passes only when the test lets it, for sleepers too. */
class SteppedClock implements Clock {
  readonly #sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();

  constructor(private readonly press: Press) {}

  now(): Date {
    return this.press.clock.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((wake) => {
      if (signal?.aborted) return wake();
      const wakeUp = () => {
        signal?.removeEventListener("abort", wakeUp);
        wake();
      };
      signal?.addEventListener("abort", wakeUp);
      this.#sleepers.add({ at: this.now().getTime() + ms, wake: wakeUp });
    });
  }

  async pass(ms: number): Promise<void> {
    this.press.clock.advance(ms);
    for (const sleeper of this.#sleepers) {
      if (sleeper.at > this.now().getTime()) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
    for (let turns = 0; turns < 5; turns += 1) await setImmediate();
  }
}

/** Somebody waits at it until it is opened; whoever opens it can wait until somebody does. */
class Gate {
  readonly reached: Promise<void>;
  readonly opened: Promise<void>;
  reach: () => void = () => {};
  open: () => void = () => {};

  constructor() {
    this.reached = new Promise((resolve) => {
      this.reach = resolve;
    });
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }
}

/** A worker in the middle of an upload that ends when the gate is opened, or when it is called off. */
async function anUploadUnderWay(posts: (posts: PostRepository) => PostRepository = (one) => one) {
  const press = await aPressWithoutAddress();
  const post = await press.submitContent({ ...KINDS.reel, media: [await anUploadedClip(press)] });
  const clock = new SteppedClock(press);
  const gate = new Gate();
  const seen = { wasCalledOff: false };
  const worker = press.worker({
    clock,
    posts,
    fetch: async (request) => {
      if (!isUpload(request)) return await press.fake.handle(request);
      const callOff = () => {
        seen.wasCalledOff = true;
        gate.open();
      };
      request.signal.addEventListener("abort", callOff);
      gate.reach();
      await gate.opened;
      request.signal.removeEventListener("abort", callOff);
      if (seen.wasCalledOff) throw new TypeError("aborted");
      return await press.fake.handle(request);
    },
  });
  const state = { isDone: false };
  const working = worker.workOnce().finally(() => {
    state.isDone = true;
  });
  await gate.reached;
  const end = async () => {
    for (let steps = 0; steps < 100 && !state.isDone; steps += 1) await clock.pass(1_000);
    await working;
  };
  return { press, post, clock, gate, seen, end };
}

describe("an upload that takes longer than a lease", () => {
  it("keeps its post: nobody else takes it, and it goes on from there", async () => {
    const { press, post, clock, gate, end } = await anUploadUnderWay();
    for (let minutes = 0; minutes < 20; minutes += 1) {
      for (let beats = 0; beats < 2; beats += 1) await clock.pass(30_000);
      expect(await press.worker().workOnce()).toBe(false);
    }
    gate.open();
    await end();
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
    expect(containersOf(press)).toHaveLength(1);
  });

  it("shows nothing of it: what a person sees does not change", async () => {
    const { press, post, clock, gate, end } = await anUploadUnderWay();
    const before = await press.read(post);
    for (let beats = 0; beats < 4; beats += 1) await clock.pass(30_000);
    expect(await press.read(post)).toEqual({ ...before, updatedAt: press.clock.now() });
    gate.open();
    await end();
  });

  it("is called off when the post is cancelled meanwhile, and nothing comes of it", async () => {
    const { press, post, clock, seen, end } = await anUploadUnderWay();
    const stored = await press.read(post);
    const now = press.clock.now();
    await press.posts.replace(stored, advance(stored, { type: "cancelled" }, now), now);
    await clock.pass(30_000);
    expect(seen.wasCalledOff).toBe(true);
    await end();
    await press.settle();
    expect((await press.read(post)).status).toBe("cancelled");
    expect(press.live()).toEqual([]);
  });

  it("outlives a database that is away for two renewals", async () => {
    let isAway = false;
    const flaky = (posts: PostRepository): PostRepository =>
      new Proxy(posts, {
        get(target, property) {
          const member: unknown = Reflect.get(target, property);
          if (typeof member !== "function") return member;
          return (...args: unknown[]): unknown => {
            if (isAway) return Promise.reject(new Error("The database is away"));
            return Reflect.apply(member, target, args);
          };
        },
      });
    const { press, post, clock, gate, seen, end } = await anUploadUnderWay(flaky);
    await clock.pass(30_000);
    isAway = true;
    await clock.pass(30_000);
    await clock.pass(30_000);
    isAway = false;
    await clock.pass(29_000);
    expect(await press.worker().workOnce()).toBe(false);
    gate.open();
    await end();
    await press.settle();
    expect(seen.wasCalledOff).toBe(false);
    expect((await press.read(post)).status).toBe("published");
    expect(containersOf(press)).toHaveLength(1);
  });

  it("whose worker stopped renewing belongs to the next worker after one lease", async () => {
    const { press, post, end, gate } = await anUploadUnderWay();
    press.clock.advance(89_000);
    expect(await press.worker().workOnce()).toBe(false);
    press.clock.advance(2_000);
    const next = press.worker({ clock: aPatientClock(press) });
    await press.settle(1, next);
    gate.open();
    await end();
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
    expect(containersOf(press)).toHaveLength(2);
  });
});
