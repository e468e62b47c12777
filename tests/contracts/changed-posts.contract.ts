import { beforeEach, describe, expect, it } from "vitest";
import {
  LEASE_MS,
  METRICS_HISTORY,
  type NewPost,
  type PostRepository,
} from "@/core/application/interfaces/social/post-repository";
import type { MetricsSnapshot, Post } from "@/core/domain/marketing/post";
import { aFailure, aPostMetrics } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { CHANNEL as channelId, later, NOW, PostDesk } from "@/tests/contracts/post-desk";

/** What may happen to a post beside the worker. */
export function changedPostsContract(make: () => Promise<PostRepository>): void {
  let posts: PostRepository;
  let desk: PostDesk;
  let ownerId: string;

  beforeEach(async () => {
    posts = await make();
    desk = new PostDesk(posts);
    ownerId = desk.ownerId;
  });

  describe("posts that may be live without a known id", () => {
    it("are those that were sent and never told, of this channel and owner alone", async () => {
      const told = { platformPostId: "17990", nextAttemptAt: null };
      for (const change of [
        { status: "publishing" },
        { status: "unconfirmed", nextAttemptAt: null },
        { status: "published", ...told },
        { status: "failed", nextAttemptAt: null },
      ] as const) {
        await desk.submit();
        await desk.write({ nextAttemptAt: later(60_000), ...change });
      }
      const found = await posts.listWithoutPlatformId(ownerId, channelId);
      expect(found.map(({ status }) => status)).toEqual(["unconfirmed", "publishing"]);
      expect(await posts.listWithoutPlatformId(anId(), channelId)).toEqual([]);
      expect(await posts.listWithoutPlatformId(ownerId, "elsewhere")).toEqual([]);
    });
  });

  describe("a person's change", () => {
    it("is written when nobody wrote since", async () => {
      const seen = await desk.submit();
      const next: Post = { ...seen, status: "cancelled", nextAttemptAt: null, revision: 1 };
      const replaced = await posts.replace(seen, next, later(1));
      expect(replaced).toEqual({ ...next, updatedAt: later(1) });
      expect(await posts.get(ownerId, seen.id)).toEqual(replaced);
      expect(await posts.claimDue(later(1))).toBeNull();
    });

    it("is refused when a worker claimed or a person changed the post in between", async () => {
      const seen = await desk.submit();
      await posts.replace(seen, { ...seen, revision: 1 }, NOW);
      expect(await posts.replace(seen, { ...seen, revision: 1 }, NOW)).toBeNull();
      const again = await posts.get(ownerId, seen.id);
      await posts.claimDue(NOW);
      if (again === null) throw new Error("The post is gone");
      expect(await posts.replace(again, { ...again, status: "cancelled" }, NOW)).toBeNull();
    });

    it("lets one of 20 racing changes win", async () => {
      const seen = await desk.submit();
      const changes = Array.from({ length: 20 }, (_, index) =>
        posts.replace(seen, { ...seen, caption: `${index}`, revision: 1 }, NOW),
      );
      expect((await Promise.all(changes)).filter((won) => won !== null)).toHaveLength(1);
    });

    it("makes the worker that holds the post lose it, and keeps others away until the lease ends", async () => {
      await desk.submit();
      const claim = await posts.claimDue(NOW);
      if (claim === null) throw new Error("Nothing was due");
      expect(await posts.replace(claim.post, { ...claim.post, revision: 1 }, NOW)).not.toBeNull();
      expect(await posts.advance(claim, claim.post, NOW)).toBeNull();
      expect(await posts.claimDue(later(LEASE_MS - 1))).toBeNull();
      expect(await posts.claimDue(later(LEASE_MS))).not.toBeNull();
    });

    it("finds nothing under an unknown or malformed id", async () => {
      const seen = await desk.submit();
      expect(await posts.replace({ ...seen, id: anId() }, seen, NOW)).toBeNull();
      expect(await posts.replace({ ...seen, id: "not-an-id" }, seen, NOW)).toBeNull();
    });
  });

  describe("metrics", () => {
    const snapshot = (index: number): MetricsSnapshot => ({
      collectedAt: later(index),
      metrics: aPostMetrics({ likes: index, reach: null }),
    });

    it("are added without a worker or a person losing the post", async () => {
      const seen = await desk.submit();
      const claim = await posts.claimDue(NOW);
      if (claim === null) throw new Error("Nothing was due");
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

  describe("waking a channel", () => {
    const held = { nextAttemptAt: null, failure: aFailure({ code: "reconnect_required" }) };

    it("makes posts that a dead token held back due again", async () => {
      const { id } = await desk.submit();
      await desk.write(held);
      expect(await posts.wakeChannel(ownerId, channelId, later(5000))).toBe(1);
      expect((await posts.get(ownerId, id))?.nextAttemptAt).toEqual(later(5000));
      expect((await posts.claimDue(later(5000)))?.post.id).toBe(id);
    });

    it("lets a worker that still holds the post keep it until its lease ends", async () => {
      await desk.submit();
      const claim = await posts.claimDue(NOW);
      if (claim === null) throw new Error("Nothing was due");
      await posts.advance(claim, { ...claim.post, ...held }, NOW);
      expect(await posts.wakeChannel(ownerId, channelId, NOW)).toBe(1);
      expect(await posts.claimDue(later(LEASE_MS - 1))).toBeNull();
      expect(await posts.claimDue(later(LEASE_MS))).not.toBeNull();
    });

    it("leaves alone what is finished, held for another reason, elsewhere or somebody else's", async () => {
      const others: readonly [Partial<NewPost>, Partial<Post>][] = [
        [{}, { ...held, status: "failed" }],
        [{}, { nextAttemptAt: null, failure: aFailure() }],
        [{}, { ...held, nextAttemptAt: later(60_000) }],
        [{ channelId: "2" }, held],
        [{ ownerId: anId() }, held],
      ];
      for (const [who, change] of others) {
        await desk.submit(who);
        await desk.write(change);
      }
      expect(await posts.wakeChannel(ownerId, channelId, NOW)).toBe(0);
      expect(await posts.claimDue(NOW)).toBeNull();
      expect(await posts.wakeChannel("not-an-id", channelId, NOW)).toBe(0);
    });
  });
}
