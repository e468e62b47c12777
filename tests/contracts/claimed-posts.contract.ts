import { beforeEach, describe, expect, it } from "vitest";
import { LEASE_MS, type PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { Post } from "@/core/domain/marketing/post";
import { anId } from "@/tests/builders/an-id";
import { CHANNEL as channelId, later, NOW, PostDesk } from "@/tests/contracts/post-desk";

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

    it("hands each of 25 posts out once when 50 claims race", async () => {
      for (let count = 0; count < 25; count++) await desk.submit();
      const claims = await Promise.all(Array.from({ length: 50 }, () => posts.claimDue(NOW)));
      const taken = claims.flatMap((claim) => (claim ? [claim.post.id] : []));
      expect(taken).toHaveLength(25);
      expect(new Set(taken).size).toBe(25);
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
      const claim = await posts.claimDue(NOW);
      if (claim === null) throw new Error("Nothing was due");
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
      const stale = await posts.claimDue(NOW);
      const current = await posts.claimDue(later(LEASE_MS));
      if (stale === null || current === null) throw new Error("Nothing was due");
      const wrong: Post = { ...stale.post, caption: "stale" };
      expect(await posts.advance(stale, wrong, later(LEASE_MS))).toBeNull();
      expect(await posts.release(stale, wrong, later(LEASE_MS))).toBe(false);
      expect((await posts.get(ownerId, id))?.caption).not.toBe("stale");
      expect(await posts.release(current, current.post, later(LEASE_MS))).toBe(true);
    });

    it("refuses a second write with the same claim, so that one of 20 racing ones wins", async () => {
      await desk.submit();
      const claim = await posts.claimDue(NOW);
      if (claim === null) throw new Error("Nothing was due");
      const writes = Array.from({ length: 20 }, () => posts.advance(claim, claim.post, NOW));
      expect((await Promise.all(writes)).filter((won) => won !== null)).toHaveLength(1);
      expect(await posts.release(claim, claim.post, NOW)).toBe(false);
    });

    it("never changes whose post it is", async () => {
      const before = await desk.submit();
      await desk.write({ ownerId: anId(), actorId: anId(), channelId: "2", createdAt: later(1) });
      const { actorId, createdAt } = before;
      expect(await posts.get(ownerId, before.id)).toMatchObject({ ownerId, actorId, channelId, createdAt });
    });
  });
}
