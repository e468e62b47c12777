import { beforeEach, describe, expect, it } from "vitest";
import {
  LEASE_MS,
  type NewPost,
  type PostRepository,
} from "@/core/application/interfaces/social/post-repository";
import type { Post } from "@/core/domain/marketing/post";
import { aFailure } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { CHANNEL as channelId, later, NOW, PostDesk } from "@/tests/contracts/post-desk";

/** A channel whose connection is dead, and its return. */
export function heldPostsContract(make: () => Promise<PostRepository>): void {
  const failure = aFailure({ code: "reconnect_required", retryable: false });
  const stopped = { nextAttemptAt: null, failure };
  const atNine = { status: "scheduled", scheduledAt: later(60_000) } as const;
  let posts: PostRepository;
  let desk: PostDesk;
  let ownerId: string;

  beforeEach(async () => {
    posts = await make();
    desk = new PostDesk(posts);
    ownerId = desk.ownerId;
  });

  describe("holding a channel", () => {
    it("tells the posts that wait why, and leaves them due when they were", async () => {
      const [scheduled, queued] = [await desk.submit(atNine), await desk.submit()];
      expect(await posts.holdChannel(ownerId, channelId, failure, later(1))).toBe(2);
      expect(await desk.read(scheduled.id)).toEqual({ ...scheduled, failure, updatedAt: later(1) });
      expect(await desk.read(queued.id)).toEqual({ ...queued, failure, updatedAt: later(1) });
      expect(await posts.nextDueAt()).toEqual(NOW);
      expect((await desk.claim()).post.id).toBe(queued.id);
      expect((await desk.claim(later(60_000))).post.id).toBe(scheduled.id);
    });

    it.each(["rate_limited", "quota_exhausted"] as const)(
      "tells it to posts that wait for Meta's limits, too: %s",
      async (code) => {
        const { id } = await desk.submit();
        await desk.write({ failure: aFailure({ code }), nextAttemptAt: later(60_000) });
        const waiting = await desk.read(id);
        expect(await posts.holdChannel(ownerId, channelId, failure, later(1))).toBe(1);
        expect(await desk.read(id)).toEqual({ ...waiting, failure, updatedAt: later(1) });
        expect(await posts.nextDueAt()).toEqual(later(60_000));
      },
    );

    it("leaves alone what is in a worker's hands", async () => {
      await desk.submit();
      const claim = await desk.claim();
      expect(await posts.holdChannel(ownerId, channelId, failure, later(LEASE_MS - 1))).toBe(0);
      expect(await posts.release(claim, claim.post, NOW)).toBe(true);
    });

    it("refuses the late write of a worker whose lease ran out before", async () => {
      const { id } = await desk.submit();
      const claim = await desk.claim();
      expect(await posts.holdChannel(ownerId, channelId, failure, later(LEASE_MS))).toBe(1);
      expect(await posts.release(claim, claim.post, later(LEASE_MS))).toBe(false);
      expect((await desk.read(id)).failure).toEqual(failure);
    });

    it("leaves alone what has a failure of its own, is under way or finished, elsewhere or somebody else's", async () => {
      await desk.submit({ status: "draft" });
      const others: readonly [Partial<NewPost>, Partial<Post>][] = [
        [{}, { failure: aFailure(), nextAttemptAt: later(60_000) }],
        [{}, { status: "processing", nextAttemptAt: later(60_000) }],
        [
          {},
          {
            status: "publishing",
            failure: aFailure({ code: "rate_limited" }),
            nextAttemptAt: later(60_000),
          },
        ],
        [{}, { status: "published", nextAttemptAt: null }],
        [{ channelId: "2" }, { nextAttemptAt: later(60_000) }],
        [{ ownerId: anId() }, { nextAttemptAt: later(60_000) }],
      ];
      for (const [who, change] of others) {
        await desk.submit(who);
        await desk.write(change);
      }
      expect(await posts.holdChannel(ownerId, channelId, failure, NOW)).toBe(0);
      expect(await posts.holdChannel("not-an-id", channelId, failure, NOW)).toBe(0);
    });
  });

  describe("waking a channel", () => {
    it.each(["queued", "publishing", "scheduled"] as const)(
      "makes what a dead token stopped due again, and lets it keep its failure: %s",
      async (status) => {
        const { id } = await desk.submit();
        await desk.write({ ...stopped, status });
        const before = await desk.read(id);
        const now = later(5000);
        expect(await posts.wakeChannel(ownerId, channelId, now)).toBe(1);
        expect(await desk.read(id)).toEqual({ ...before, nextAttemptAt: now, updatedAt: now });
        expect(await posts.nextDueAt()).toEqual(now);
        expect((await desk.claim(now)).post).toMatchObject({ id, failure });
      },
    );

    it.each([
      ["queued", "key_lost"],
      ["publishing", "connection_unreadable"],
    ] as const)("makes what only waits for a look at the connection due: %s, %s", async (status, reason) => {
      const { id } = await desk.submit();
      const unusable = aFailure({ code: "reconnect_required", reason });
      await desk.write({ status, failure: unusable, nextAttemptAt: later(60_000) });
      expect(await posts.wakeChannel(ownerId, channelId, later(1))).toBe(1);
      expect(await desk.read(id)).toMatchObject({ failure: unusable, nextAttemptAt: later(1) });
      expect((await desk.claim(later(1))).post.id).toBe(id);
    });

    it("only takes the failure from a post that waits for Meta's limits still", async () => {
      const { id } = await desk.submit();
      await desk.write({ failure: aFailure({ code: "rate_limited" }), nextAttemptAt: later(60_000) });
      await posts.holdChannel(ownerId, channelId, failure, NOW);
      expect(await posts.wakeChannel(ownerId, channelId, later(1))).toBe(0);
      expect(await desk.read(id)).toMatchObject({ failure: null, nextAttemptAt: later(60_000) });
      expect(await posts.nextDueAt()).toEqual(later(60_000));
    });

    it("only takes the failure from a scheduled post whose time is still to come", async () => {
      const scheduled = await desk.submit(atNine);
      await posts.holdChannel(ownerId, channelId, failure, NOW);
      expect(await posts.wakeChannel(ownerId, channelId, later(1))).toBe(0);
      expect(await desk.read(scheduled.id)).toEqual({ ...scheduled, updatedAt: later(1) });
      expect(await posts.nextDueAt()).toEqual(atNine.scheduledAt);
    });

    it("lets a held post whose time has passed keep what tells that it may have missed it", async () => {
      const scheduled = await desk.submit(atNine);
      await posts.holdChannel(ownerId, channelId, failure, NOW);
      await posts.wakeChannel(ownerId, channelId, atNine.scheduledAt);
      expect((await desk.claim(atNine.scheduledAt)).post).toMatchObject({ id: scheduled.id, failure });
    });

    it("lets a worker that still holds the post keep it until its lease ends, and refuses its write", async () => {
      await desk.submit();
      const claim = await desk.claim();
      const second = await posts.advance(claim, { ...claim.post, ...stopped }, NOW);
      expect(await posts.wakeChannel(ownerId, channelId, NOW)).toBe(1);
      expect(second && (await posts.advance(second, second.post, NOW))).toBeNull();
      expect(await posts.claimDue(later(LEASE_MS - 1))).toBeNull();
      expect(await posts.claimDue(later(LEASE_MS))).not.toBeNull();
    });

    it("leaves alone what is finished, held for another reason, elsewhere or somebody else's", async () => {
      const others: readonly [Partial<NewPost>, Partial<Post>][] = [
        [{}, { ...stopped, status: "failed" }],
        [{}, { nextAttemptAt: null, failure: aFailure() }],
        [{}, { status: "scheduled", nextAttemptAt: later(60_000), failure: aFailure() }],
        [{}, { ...stopped, status: "publishing", nextAttemptAt: later(60_000) }],
        [{ channelId: "2" }, stopped],
        [{ ownerId: anId() }, stopped],
      ];
      for (const [who, change] of others) {
        const { id, ownerId: owner } = await desk.submit(who);
        await desk.write(change);
        const before = await desk.read(id, owner);
        expect(await posts.wakeChannel(ownerId, channelId, NOW)).toBe(0);
        expect(await desk.read(id, owner)).toEqual(before);
      }
      expect(await posts.wakeChannel("not-an-id", channelId, NOW)).toBe(0);
    });
  });
}
