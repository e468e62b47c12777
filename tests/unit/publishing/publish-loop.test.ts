import { once, setMaxListeners } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { Clock } from "@/core/application/interfaces/clock";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import { PublishLoop, type PublishLoopParts } from "@/infrastructure/worker/publish-loop";
import { aPost } from "@/tests/builders/a-post";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";
import { MemoryWorkerRegister } from "@/tests/fakes/stores/memory-worker-register";
import { HeardLines } from "./a-press";

/** What is not there after this long does not come. */
const until = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 15_000 });

/** Sleeps until it is woken, so that nothing but a nudge wakes the loop. */
class PatientClock implements Clock {
  #ahead = 0;
  isAsleep = false;

  now(): Date {
    return new Date(Date.UTC(2026, 10, 24, 9) + this.#ahead);
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal === undefined) return await setTimeout(ms);
    this.isAsleep = true;
    if (!signal.aborted) await once(signal, "abort");
    this.isAsleep = false;
  }
}

const aClaim = (channelId: string): ClaimedPost => ({
  post: aPost({ channelId }),
  fence: 1,
  version: 1,
  leaseUntil: new Date(),
});
const accounts = (count: number): string[] => Array.from({ length: count }, (_, index) => `account-${index}`);

/** A loop whose posts come from a queue, worked on by `work`. */
function aLoop(work: (claim: ClaimedPost) => Promise<void>, over: Partial<PublishLoopParts> = {}) {
  const queue: ClaimedPost[] = [];
  const clock = new PatientClock();
  const log = new HeardLines();
  const posts = new MemoryPostRepository();
  const register = new MemoryWorkerRegister();
  posts.claimDue = async (_now, except = [], onlyId) => {
    await setImmediate();
    const index = queue.findIndex(
      ({ post }) => !except.includes(post.channelId) && (onlyId ?? post.id) === post.id,
    );
    return index < 0 ? null : (queue.splice(index, 1)[0] ?? null);
  };
  const loop = new PublishLoop({
    workerId: "worker-1",
    posts,
    publishPost: { execute: work },
    upkeepPost: { execute: async () => undefined },
    register,
    purge: [],
    clock,
    logger: log,
    ...over,
  });
  return { loop, queue, clock, log, posts, register };
}

describe("the publish loop", () => {
  it("works on everything that is due, a nudge at once", async () => {
    const done: string[] = [];
    const { loop, queue } = aLoop(async ({ post }) => void done.push(post.id));
    const [first, second] = [aClaim("a"), aClaim("a")];
    queue.push(first);
    loop.start();
    await until(() => expect(done).toEqual([first.post.id]));
    queue.push(second);
    loop.nudge();
    await until(() => expect(done).toEqual([first.post.id, second.post.id]));
    await loop.stop(100);
  });

  it("begins a post that is named before anything else that is due", async () => {
    const begun: string[] = [];
    const { loop, queue, clock } = aLoop(async ({ post }) => void begun.push(post.id));
    loop.start();
    await until(() => expect(clock.isAsleep).toBe(true));
    const [other, named] = [aClaim("a"), aClaim("b")];
    queue.push(other, named);
    loop.nudge(named.post.id);
    await until(() => expect(begun).toEqual([named.post.id, other.post.id]));
    await loop.stop(100);
  });

  it("finds a named post in its turn when its account has all it may have", async () => {
    let release = (): void => {};
    const open = new Promise<void>((resolve) => {
      release = resolve;
    });
    const begun: string[] = [];
    const { loop, queue } = aLoop(async ({ post }) => {
      begun.push(post.id);
      await open;
    });
    loop.start();
    queue.push(...Array.from({ length: 4 }, () => aClaim("busy")));
    loop.nudge();
    await until(() => expect(begun).toHaveLength(4));
    const named = aClaim("busy");
    queue.push(named);
    loop.nudge(named.post.id);
    await setTimeout(50);
    expect(begun).toHaveLength(4);
    release();
    await until(() => expect(begun).toContain(named.post.id));
    await loop.stop(100);
  });

  it("goes on when a post or a claim fails, and says so without the words of the error", async () => {
    const done: string[] = [];
    const { loop, queue, log, posts } = aLoop(async ({ post }) => {
      done.push(post.id);
      if (done.length === 1) throw new Error("EAAG secret");
    });
    const claim = posts.claimDue;
    posts.claimDue = async () => {
      posts.claimDue = claim;
      throw new Error("The database is away");
    };
    queue.push(aClaim("a"), aClaim("b"));
    loop.start();
    await setImmediate();
    loop.nudge();
    await until(() => expect(done).toHaveLength(2));
    await loop.stop(100);
    expect(log.lines.join("\n")).toMatch(/claim_failed[\s\S]*publish_interrupted/);
    expect(log.lines.join("\n")).not.toContain("EAAG");
  });

  it("takes at most 32 posts at once", async () => {
    const finish = new AbortController();
    setMaxListeners(40, finish.signal);
    let most = 0;
    let now = 0;
    const { loop, queue } = aLoop(async () => {
      most = Math.max(most, ++now);
      await setTimeout(60_000, undefined, { signal: finish.signal }).catch(() => undefined);
      now -= 1;
    });
    queue.push(...accounts(40).map(aClaim));
    loop.start();
    await until(() => expect(now).toBe(32));
    finish.abort();
    await until(() => expect(queue).toHaveLength(0));
    await loop.stop(100);
    expect(most).toBe(32);
  });

  it("takes at most 4 posts of one account at once", async () => {
    const finish = new AbortController();
    setMaxListeners(40, finish.signal);
    let now = 0;
    const { loop, queue } = aLoop(async () => {
      now += 1;
      await setTimeout(60_000, undefined, { signal: finish.signal }).catch(() => undefined);
    });
    queue.push(...Array.from({ length: 10 }, () => aClaim("a")));
    loop.start();
    await until(() => expect(now).toBe(4));
    await setTimeout(30);
    expect(now).toBe(4);
    finish.abort();
    await until(() => expect(queue).toHaveLength(0));
    await loop.stop(100);
  });

  it("gives every account its turn: 500 posts of one do not hold up one of another", async () => {
    const order: string[] = [];
    const { loop, queue } = aLoop(async ({ post }) => {
      order.push(post.channelId);
      await setImmediate();
    });
    queue.push(...Array.from({ length: 500 }, () => aClaim("busy")), aClaim("small"));
    loop.start();
    await until(() => expect(order).toContain("small"));
    expect(order.indexOf("small")).toBeLessThan(6);
    await until(() => expect(queue).toHaveLength(0));
    await loop.stop(100);
  });

  it("serves accounts in turn where there are more of them than places", async () => {
    const order: string[] = [];
    const { loop, queue } = aLoop(async ({ post }) => {
      order.push(post.channelId);
      await setTimeout(1);
    });
    for (const account of accounts(40)) queue.push(aClaim(account), aClaim(account), aClaim(account));
    loop.start();
    await until(() => expect(order).toHaveLength(120));
    await loop.stop(100);
    expect(new Set(order.slice(0, 40)).size).toBe(40);
    expect(new Set(order.slice(40, 80)).size).toBe(40);
  });

  it("keeps upkeep out of the way of posts", async () => {
    const published: string[] = [];
    const { loop, queue, posts } = aLoop(async ({ post }) => void published.push(post.id), {
      upkeepPost: { execute: () => new Promise(() => {}) },
    });
    let upkeeps = 0;
    posts.claimUpkeep = async () => (upkeeps++ < 10 ? aClaim(`upkeep-${upkeeps}`) : null);
    loop.start();
    await until(() => expect(upkeeps).toBeGreaterThan(3));
    queue.push(aClaim("a"));
    loop.nudge();
    await until(() => expect(published).toHaveLength(1));
    await loop.stop(10);
  });

  it("says that it is alive, and signs off when it stops", async () => {
    const { loop, register, clock } = aLoop(async () => {});
    loop.start();
    await until(async () => expect(await register.newestBeat()).toEqual(clock.now()));
    clock.advance(11_000);
    loop.nudge();
    await until(async () => expect(await register.newestBeat()).toEqual(clock.now()));
    await loop.stop(1000);
    expect(await register.newestBeat()).toBeNull();
  });

  it("stops after what is under way, its last claim included", async () => {
    let isDone = false;
    const { loop, queue } = aLoop(async () => {
      await setTimeout(50);
      isDone = true;
    });
    queue.push(aClaim("a"));
    loop.start();
    await loop.stop(5000);
    expect({ isDone, left: queue.length }).toEqual({ isDone: true, left: 0 });
  });

  it("leaves nothing behind that keeps the process alive when it stops", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const { loop } = aLoop(async () => {});
    const before = timers();
    loop.start();
    await loop.stop(60_000);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it("stops in the end although a post hangs", async () => {
    const { loop, queue } = aLoop(() => new Promise(() => {}));
    queue.push(aClaim("a"));
    loop.start();
    await setImmediate();
    const before = performance.now();
    await loop.stop(50);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it("purges now and then, and goes on when that fails", async () => {
    const purgeExpired = vi.fn().mockRejectedValueOnce(new Error("away")).mockResolvedValue(0);
    const { loop, clock } = aLoop(async () => {}, { purge: [{ purgeExpired }] });
    loop.start();
    await until(() => expect(purgeExpired).toHaveBeenCalledTimes(1));
    clock.advance(11 * 60_000);
    await until(() => {
      loop.nudge();
      expect(purgeExpired).toHaveBeenCalledTimes(2);
    });
    await loop.stop(100);
  });

  it("purges everything else when one thing fails", async () => {
    const purgeExpired = vi.fn().mockResolvedValue(0);
    const failing = { purgeExpired: vi.fn().mockRejectedValue(new Error("away")) };
    const { loop, log } = aLoop(async () => {}, { purge: [failing, { purgeExpired }] });
    loop.start();
    await until(() => expect(purgeExpired).toHaveBeenCalledTimes(1));
    await loop.stop(100);
    expect(log.lines.filter((line) => line.includes("purge_failed"))).toHaveLength(1);
  });

  it("keeps no post waiting while it purges, purges once at a time, and stops after that", async () => {
    let endPurge = (): void => {};
    const purgeExpired = vi.fn(
      () =>
        new Promise<number>((resolve) => {
          endPurge = () => resolve(0);
        }),
    );
    const worked: string[] = [];
    const work = async ({ post }: ClaimedPost) => void worked.push(post.channelId);
    const { loop, queue, clock } = aLoop(work, { purge: [{ purgeExpired }] });
    loop.start();
    await until(() => expect(purgeExpired).toHaveBeenCalledTimes(1));
    clock.advance(11 * 60_000);
    queue.push(aClaim("a"));
    loop.nudge();
    await until(() => expect(worked).toEqual(["a"]));
    let isStopped = false;
    const stopped = loop.stop(5000).then(() => {
      isStopped = true;
    });
    await setTimeout(20);
    expect({ isStopped, purges: purgeExpired.mock.calls.length }).toEqual({ isStopped: false, purges: 1 });
    endPurge();
    await stopped;
  });
});
