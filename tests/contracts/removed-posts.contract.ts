import { beforeEach, describe, expect, it } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { aPostMetrics } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { NOW, PostDesk } from "@/tests/contracts/post-desk";

/** What becomes of a post that a person deletes. */
export function removedPostsContract(make: () => Promise<PostRepository>): void {
  let posts: PostRepository;
  let desk: PostDesk;
  let ownerId: string;

  beforeEach(async () => {
    posts = await make();
    desk = new PostDesk(posts);
    ownerId = desk.ownerId;
  });

  describe("removing", () => {
    it("deletes the post, its place in the queue and its key", async () => {
      const { post } = await desk.insertWithKey();
      expect(await posts.remove(post)).toBe(true);
      expect(await posts.get(ownerId, post.id)).toBeNull();
      expect(await posts.nextDueAt()).toBeNull();
      expect(await posts.claimDue(NOW)).toBeNull();
      expect((await desk.insertWithKey()).created).toBe(true);
    });

    it("is refused when a worker claimed or a person changed the post in between", async () => {
      const seen = await desk.submit();
      const edited = await posts.replace(seen, { ...seen, revision: 1 }, NOW);
      expect(await posts.remove(seen)).toBe(false);
      await posts.claimDue(NOW);
      expect(edited && (await posts.remove(edited))).toBe(false);
      expect(await posts.get(ownerId, seen.id)).not.toBeNull();
    });

    it("does not mind metrics that were added", async () => {
      const seen = await desk.submit();
      await posts.addMetrics(seen.id, { collectedAt: NOW, metrics: aPostMetrics() });
      expect(await posts.remove(seen)).toBe(true);
    });

    it("is done by one of 20 racing calls, and leaves nothing to a worker that holds the post", async () => {
      const { id } = await desk.publish({ metricsDueAt: NOW });
      const claim = await desk.claimUpkeep();
      const seen = await desk.read(id);
      const removals = await Promise.all(Array.from({ length: 20 }, () => posts.remove(seen)));
      expect(removals.filter(Boolean)).toHaveLength(1);
      expect(await posts.advance(claim, claim.post, NOW)).toBeNull();
      expect(await posts.nextUpkeepAt()).toBeNull();
    });

    it("finds nothing under an unknown or malformed id", async () => {
      const seen = await desk.submit();
      expect(await posts.remove({ ...seen, id: anId() })).toBe(false);
      expect(await posts.remove({ ...seen, id: "not-an-id" })).toBe(false);
      expect(await posts.get(ownerId, seen.id)).toEqual(seen);
    });
  });
}
