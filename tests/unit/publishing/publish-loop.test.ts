import { setImmediate, setTimeout } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { Clock } from "@/core/application/interfaces/clock";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import { PublishLoop, type PublishLoopParts } from "@/infrastructure/worker/publish-loop";
import { aPost } from "@/tests/builders/a-post";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";
import { HeardLines } from "./a-press";

/** Sleeps for real, so that a nudge is what wakes the loop. */
class PatientClock implements Clock {
  #ahead = 0;

  now(): Date {
    return new Date(Date.UTC(2026, 10, 24, 9) + this.#ahead);
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    await setTimeout(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
  }
}

const aClaim = (): ClaimedPost => ({ post: aPost(), fence: 1, version: 1, leaseUntil: new Date() });

/** A loop whose posts come from a queue, worked on by `work`. */
function aLoop(work: (claim: ClaimedPost) => Promise<void>, over: Partial<PublishLoopParts> = {}) {
  const queue: ClaimedPost[] = [];
  const clock = new PatientClock();
  const log = new HeardLines();
  const posts = new MemoryPostRepository();
  posts.claimDue = async () => {
    await setImmediate();
    return queue.shift() ?? null;
  };
  const loop = new PublishLoop({
    posts,
    publishPost: { execute: work },
    purge: [],
    clock,
    logger: log,
    ...over,
  });
  return { loop, queue, clock, log, posts };
}

describe("the publish loop", () => {
  it("works on everything that is due, a nudge at once", async () => {
    const done: string[] = [];
    const { loop, queue } = aLoop(async ({ post }) => void done.push(post.id));
    const [first, second] = [aClaim(), aClaim()];
    queue.push(first);
    loop.start();
    await vi.waitFor(() => expect(done).toEqual([first.post.id]));
    queue.push(second);
    loop.nudge();
    await vi.waitFor(() => expect(done).toEqual([first.post.id, second.post.id]), { timeout: 500 });
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
    queue.push(aClaim(), aClaim());
    loop.start();
    await setImmediate();
    loop.nudge();
    await vi.waitFor(() => expect(done).toHaveLength(2), { timeout: 3000 });
    await loop.stop(100);
    expect(log.lines.join("\n")).toMatch(/claim_failed[\s\S]*publish_interrupted/);
    expect(log.lines.join("\n")).not.toContain("EAAG");
  });

  it("takes at most 16 posts at once", async () => {
    const finish = new AbortController();
    let most = 0;
    let now = 0;
    const { loop, queue } = aLoop(async () => {
      most = Math.max(most, ++now);
      await setTimeout(60_000, undefined, { signal: finish.signal }).catch(() => undefined);
      now -= 1;
    });
    queue.push(...Array.from({ length: 40 }, aClaim));
    loop.start();
    await vi.waitFor(() => expect(now).toBe(16));
    finish.abort();
    await vi.waitFor(() => expect(queue).toHaveLength(0));
    await loop.stop(100);
    expect(most).toBe(16);
  });

  it("stops after what is under way, its last claim included", async () => {
    let isDone = false;
    const { loop, queue } = aLoop(async () => {
      await setTimeout(50);
      isDone = true;
    });
    queue.push(aClaim());
    loop.start();
    await loop.stop(5000);
    expect({ isDone, left: queue.length }).toEqual({ isDone: true, left: 0 });
  });

  it("stops in the end although a post hangs", async () => {
    const { loop, queue } = aLoop(() => new Promise(() => {}));
    queue.push(aClaim());
    loop.start();
    await setImmediate();
    const before = performance.now();
    await loop.stop(50);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it("purges now and then, and goes on when that fails", async () => {
    const purgeExpired = vi.fn().mockRejectedValueOnce(new Error("away")).mockResolvedValue(0);
    const { loop, clock } = aLoop(async () => {}, { purge: [{ purgeExpired }] });
    loop.start();
    await vi.waitFor(() => expect(purgeExpired).toHaveBeenCalledTimes(1));
    clock.advance(11 * 60_000);
    await vi.waitFor(() => {
      loop.nudge();
      expect(purgeExpired).toHaveBeenCalledTimes(2);
    });
    await loop.stop(100);
  });
});
