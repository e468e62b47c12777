import { beforeEach, describe, expect, it } from "vitest";
import { METRICS_HISTORY, type PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { MetricsSnapshot } from "@/core/domain/marketing/post-metrics";
import { aPostMetrics } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { later, NOW, PostDesk } from "@/tests/contracts/post-desk";

/** The history of a post's numbers. */
export function measuredPostsContract(make: () => Promise<PostRepository>): void {
  let posts: PostRepository;
  let desk: PostDesk;
  let ownerId: string;

  beforeEach(async () => {
    posts = await make();
    desk = new PostDesk(posts);
    ownerId = desk.ownerId;
  });

  describe("metrics", () => {
    const snapshot = (index: number): MetricsSnapshot => ({
      collectedAt: later(index),
      metrics: aPostMetrics({ likes: index, reach: null }),
    });

    it("are added without a worker or a person losing the post", async () => {
      const seen = await desk.submit();
      const claim = await desk.claim();
      await posts.addMetrics(seen.id, snapshot(1));
      expect(await posts.release(claim, claim.post, NOW)).toBe(true);
      const found = await posts.get(ownerId, seen.id);
      expect(found).toEqual({ ...claim.post, metrics: [snapshot(1)] });
      if (found === null) throw new Error("The post is gone");
      await posts.addMetrics(seen.id, snapshot(2));
      const replaced = await posts.replace(found, { ...found, revision: 1 }, NOW);
      expect(replaced?.metrics).toEqual([snapshot(1), snapshot(2)]);
    });

    it("keep the newest of a long history", async () => {
      const { id } = await desk.submit();
      for (let index = 0; index < METRICS_HISTORY + 3; index++) await posts.addMetrics(id, snapshot(index));
      const history = (await posts.get(ownerId, id))?.metrics;
      expect(history).toHaveLength(METRICS_HISTORY);
      expect(history?.[0]).toEqual(snapshot(3));
      expect(history?.at(-1)).toEqual(snapshot(METRICS_HISTORY + 2));
    });

    it("of an unknown post go nowhere", async () => {
      await posts.addMetrics(anId(), snapshot(1));
      await posts.addMetrics("not-an-id", snapshot(1));
      expect(await posts.nextDueAt()).toBeNull();
    });
  });
}
