import { beforeEach, describe, expect, it } from "vitest";
import { LEASE_MS, type PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { Post } from "@/core/domain/marketing/post";
import { NO_PUBLICATION } from "@/core/domain/marketing/publication";
import { aFailure, aMediaItem } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { later, NOW, PostDesk } from "@/tests/contracts/post-desk";

/** What a worker may rely on. */
export function claimedPostsContract(make: () => Promise<PostRepository>): void {
  let posts: PostRepository;
  let desk: PostDesk;
  let ownerId: string;

  beforeEach(async () => {
    posts = await make();
    desk = new PostDesk(posts);
    ownerId = desk.ownerId;
  });

  describe("working", () => {
    it("hands out the post that has been due longest, and counts the attempt", async () => {
      await desk.submit({}, later(2000));
      const first = await desk.submit({}, later(1000));
      const claim = await posts.claimDue(later(5000));
      expect(claim?.post.id).toBe(first.id);
      expect(claim?.post.attempts).toBe(1);
      expect(claim?.leaseUntil).toEqual(later(5000 + LEASE_MS));
    });

    it("hands out nothing that is not due yet, and nothing that is finished", async () => {
      await desk.submit();
      await desk.write({ nextAttemptAt: later(60_000) });
      expect(await posts.claimDue(later(59_999))).toBeNull();
      expect(await posts.nextDueAt()).toEqual(later(60_000));
      await desk.write({ status: "published", nextAttemptAt: null }, later(60_000));
      expect(await posts.claimDue(later(10 * LEASE_MS))).toBeNull();
      expect(await posts.nextDueAt()).toBeNull();
    });

    it("hands out one post by its id, if it is due and its channel is not passed over", async () => {
      await desk.submit({}, later(1000));
      const { id, channelId } = await desk.submit({}, later(2000));
      expect(await posts.claimDue(later(1999), [], id)).toBeNull();
      expect(await posts.claimDue(later(5000), [channelId], id)).toBeNull();
      expect(await posts.claimDue(later(5000), [], anId())).toBeNull();
      expect(await posts.claimDue(later(5000), [], "no id at all")).toBeNull();
      expect((await posts.claimDue(later(5000), [], id))?.post.id).toBe(id);
      expect(await posts.claimDue(later(5000), [], id)).toBeNull();
    });

    it("hands each of 25 posts out once when 50 claims race", async () => {
      for (let count = 0; count < 25; count++) await desk.submit();
      const claims = await Promise.all(Array.from({ length: 50 }, () => posts.claimDue(NOW)));
      const taken = claims.flatMap((claim) => (claim ? [claim.post.id] : []));
      expect(taken).toHaveLength(25);
      expect(new Set(taken).size).toBe(25);
    });

    it("hands a scheduled post out once when 20 claims race at its time", async () => {
      await desk.submit({ status: "scheduled", scheduledAt: later(60_000) });
      const claims = Array.from({ length: 20 }, () => posts.claimDue(later(60_000)));
      expect((await Promise.all(claims)).filter((claim) => claim !== null)).toHaveLength(1);
    });

    it("keeps a claimed post from others until its lease ends", async () => {
      await desk.submit();
      const first = await posts.claimDue(NOW);
      expect(await posts.claimDue(later(LEASE_MS - 1))).toBeNull();
      expect(await posts.nextDueAt()).toEqual(later(LEASE_MS));
      const second = await posts.claimDue(later(LEASE_MS));
      expect(second?.post.attempts).toBe(2);
      expect(second?.fence).toBe((first?.fence ?? 0) + 1);
    });

    it("writes step after step and renews the lease with each", async () => {
      const { id } = await desk.submit();
      const claim = await desk.claim();
      const next: Post = { ...claim.post, status: "preparing" };
      const second = await posts.advance(claim, next, later(1000));
      expect(second?.leaseUntil).toEqual(later(1000 + LEASE_MS));
      expect(second?.post).toEqual({ ...next, updatedAt: later(1000) });
      if (second === null) throw new Error("The claim was lost");
      const last: Post = { ...second.post, status: "processing", nextAttemptAt: later(3000) };
      expect(await posts.release(second, last, later(2000))).toBe(true);
      expect(await posts.get(ownerId, id)).toEqual({ ...last, updatedAt: later(2000) });
      expect((await posts.claimDue(later(3000)))?.post.id).toBe(id);
    });

    it("refuses a worker whose lease was taken over", async () => {
      const { id } = await desk.submit();
      const stale = await desk.claim();
      const current = await desk.claim(later(LEASE_MS));
      const wrong: Post = { ...stale.post, caption: "stale" };
      expect(await posts.advance(stale, wrong, later(LEASE_MS))).toBeNull();
      expect(await posts.release(stale, wrong, later(LEASE_MS))).toBe(false);
      expect((await posts.get(ownerId, id))?.caption).not.toBe("stale");
      expect(await posts.release(current, current.post, later(LEASE_MS))).toBe(true);
    });

    it("refuses a second write with the same claim, so that one of 20 racing ones wins", async () => {
      await desk.submit();
      const claim = await desk.claim();
      const writes = Array.from({ length: 20 }, () => posts.advance(claim, claim.post, NOW));
      expect((await Promise.all(writes)).filter((won) => won !== null)).toHaveLength(1);
      expect(await posts.release(claim, claim.post, NOW)).toBe(false);
    });

    it("never changes whose post it is", async () => {
      const before = await desk.submit();
      await desk.write({ ownerId: anId(), actorId: anId(), platform: "tiktok", createdAt: later(1) });
      const { actorId, platform, createdAt } = before;
      expect(await posts.get(ownerId, before.id)).toMatchObject({ ownerId, actorId, platform, createdAt });
    });

    it("keeps all that is known of a carousel's way", async () => {
      const { id } = await desk.submit({ media: [aMediaItem(), aMediaItem()] });
      const failure = aFailure({ code: "media_rejected", reason: "image_too_large", item: 1 });
      const children = [
        { containerId: "c-1", isReady: true, rebuilds: 0 },
        { containerId: null, isReady: false, rebuilds: 2 },
      ];
      const publication = { ...NO_PUBLICATION, children, unclearFailure: failure, isRecheckDue: true };
      await desk.write({ failure, publication });
      expect(await posts.get(ownerId, id)).toMatchObject({ failure, publication });
    });
  });

  describe("working while some channels rest", () => {
    it("passes over the posts of those channels, however long they have been due", async () => {
      const resting = await desk.submit({ channelId: "2" });
      const { id } = await desk.submit({}, later(1000));
      expect((await posts.claimDue(later(2000), ["2", "3"]))?.post.id).toBe(id);
      expect(await posts.claimDue(later(2000), ["2"])).toBeNull();
      expect((await posts.claimDue(later(2000), []))?.post.id).toBe(resting.id);
    });
  });
}
