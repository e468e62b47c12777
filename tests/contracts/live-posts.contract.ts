import { beforeEach, describe, expect, it } from "vitest";
import { LEASE_MS, type PostRepository } from "@/core/application/interfaces/social/post-repository";
import { NO_COMMENT_YET } from "@/core/domain/marketing/live-upkeep";
import { aFailure, anUpkeep } from "@/tests/builders/a-post";
import { later, NOW, PostDesk } from "@/tests/contracts/post-desk";

/** The upkeep of posts that are live. */
export function livePostsContract(make: () => Promise<PostRepository>): void {
  let posts: PostRepository;
  let desk: PostDesk;

  beforeEach(async () => {
    posts = await make();
    desk = new PostDesk(posts);
  });

  describe("the upkeep of live posts", () => {
    it("is kept in full, and due at the soonest of its times", async () => {
      const comment = {
        ...NO_COMMENT_YET,
        sentAt: NOW,
        sends: 1,
        retries: 2,
        failure: aFailure({ item: 0 }),
        dueAt: later(2000),
      };
      const upkeep = anUpkeep({ linkLooks: 3, linkDueAt: later(9000), comment, metricsDueAt: later(5000) });
      const { id } = await desk.publish(upkeep);
      expect((await desk.read(id)).upkeep).toEqual(upkeep);
      expect(await posts.nextUpkeepAt()).toEqual(later(2000));
      expect(await posts.claimUpkeep(later(1999))).toBeNull();
      expect((await posts.claimUpkeep(later(2000)))?.post.id).toBe(id);
    });

    it("is handed out for a lease, longest due first, without counting an attempt", async () => {
      await desk.publish({ metricsDueAt: later(2000) });
      const first = await desk.publish({ linkDueAt: later(1000) });
      const now = later(5000);
      const claim = await desk.claimUpkeep(now);
      expect(claim).toMatchObject({ post: first, leaseUntil: later(5000 + LEASE_MS) });
      await desk.claimUpkeep(now);
      expect(await posts.claimUpkeep(later(5000 + LEASE_MS - 1))).toBeNull();
      expect(await posts.nextUpkeepAt()).toEqual(later(5000 + LEASE_MS));
      expect(await posts.claimUpkeep(later(5000 + LEASE_MS))).not.toBeNull();
    });

    it("is refused to a worker whose lease was taken over", async () => {
      const { id } = await desk.publish({ linkDueAt: NOW });
      const stale = await desk.claimUpkeep();
      const current = await desk.claimUpkeep(later(LEASE_MS));
      expect(current.fence).toBe(stale.fence + 1);
      const wrong = { ...stale.post, permalink: "https://www.instagram.com/p/stale/" };
      expect(await posts.advance(stale, wrong, later(LEASE_MS))).toBeNull();
      expect(await posts.release(current, current.post, later(LEASE_MS))).toBe(true);
      expect((await desk.read(id)).permalink).toBeNull();
    });

    it("is due again when it was given back, and never once nothing is left", async () => {
      await desk.publish({ linkDueAt: NOW, metricsDueAt: later(3000) });
      const first = await desk.claimUpkeep();
      const held = await posts.advance(first, { ...first.post, upkeep: anUpkeep({ linkLooks: 1 }) }, NOW);
      if (held === null) throw new Error("The claim was lost");
      expect(await posts.nextUpkeepAt()).toBeNull();
      const upkeep = anUpkeep({ metricsDueAt: later(3000) });
      expect(await posts.release(held, { ...held.post, upkeep }, NOW)).toBe(true);
      expect(await posts.nextUpkeepAt()).toEqual(later(3000));
      const last = await desk.claimUpkeep(later(3000));
      await posts.release(last, { ...last.post, upkeep: anUpkeep() }, later(3000));
      expect(await posts.nextUpkeepAt()).toBeNull();
      expect(await posts.claimUpkeep(later(10 * LEASE_MS))).toBeNull();
    });

    it("waits for the lease of the worker that has just published the post", async () => {
      await desk.submit();
      const claim = await desk.claim();
      const upkeep = anUpkeep({ linkDueAt: NOW });
      const live = { ...claim.post, status: "published", nextAttemptAt: null, upkeep } as const;
      const held = await posts.advance(claim, live, NOW);
      expect(await posts.nextUpkeepAt()).toEqual(later(LEASE_MS));
      expect(await posts.claimUpkeep(NOW)).toBeNull();
      expect(held && (await posts.release(held, live, NOW))).toBe(true);
      expect(await posts.nextUpkeepAt()).toEqual(NOW);
      expect(await posts.claimUpkeep(NOW)).not.toBeNull();
    });

    it("is no reason to be claimed on the way out, and posts on their way have none", async () => {
      await desk.publish({ linkDueAt: NOW });
      expect(await posts.nextDueAt()).toBeNull();
      expect(await posts.claimDue(later(LEASE_MS))).toBeNull();
      await desk.submit();
      await desk.write({ upkeep: anUpkeep({ linkDueAt: NOW }) });
      await desk.claimUpkeep();
      expect(await posts.claimUpkeep(NOW)).toBeNull();
    });

    it("passes over the channels that rest", async () => {
      const resting = await desk.publish({ linkDueAt: NOW }, { channelId: "2" });
      const { id } = await desk.publish({ linkDueAt: later(1000) });
      expect((await posts.claimUpkeep(later(2000), ["2", "3"]))?.post.id).toBe(id);
      expect(await posts.claimUpkeep(later(2000), ["2"])).toBeNull();
      expect((await posts.claimUpkeep(later(2000), []))?.post.id).toBe(resting.id);
    });

    it("of each of 10 posts is handed out once when 20 claims race", async () => {
      for (let count = 0; count < 10; count++) await desk.publish({ linkDueAt: NOW });
      const claims = await Promise.all(Array.from({ length: 20 }, () => posts.claimUpkeep(NOW)));
      const taken = claims.flatMap((claim) => (claim ? [claim.post.id] : []));
      expect(taken).toHaveLength(10);
      expect(new Set(taken).size).toBe(10);
    });
  });
}
