import { beforeEach, describe, expect, it } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { aMediaItem, aNewPost } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { later, NOW, PostDesk } from "@/tests/contracts/post-desk";

/** What a submission leaves behind. */
export function submittedPostsContract(make: () => Promise<PostRepository>): void {
  let posts: PostRepository;
  let desk: PostDesk;
  let ownerId: string;

  beforeEach(async () => {
    posts = await make();
    desk = new PostDesk(posts);
    ownerId = desk.ownerId;
  });

  describe("submitting", () => {
    it("stores a queued post that is due at once", async () => {
      const post = await desk.submit({ caption: "Hello" });
      expect(post).toMatchObject({ status: "queued", caption: "Hello", nextAttemptAt: NOW, attempts: 0 });
      expect(await posts.get(ownerId, post.id)).toEqual(post);
      expect(await posts.nextDueAt()).toEqual(NOW);
    });

    it("stores a scheduled post that is due at its time", async () => {
      const scheduledAt = later(60_000);
      const post = await desk.submit({ status: "scheduled", scheduledAt });
      const due = { scheduledAt, wantedAt: scheduledAt, nextAttemptAt: scheduledAt };
      expect(post).toMatchObject({ status: "scheduled", ...due, createdAt: NOW });
      expect(await posts.claimDue(later(59_999))).toBeNull();
      expect(await posts.nextDueAt()).toEqual(scheduledAt);
      expect((await posts.claimDue(scheduledAt))?.post.id).toBe(post.id);
    });

    it("stores a draft that is never due by itself, not even at its time", async () => {
      const scheduledAt = later(60_000);
      const post = await desk.submit({ status: "draft", scheduledAt });
      expect(post).toMatchObject({ status: "draft", scheduledAt, nextAttemptAt: null });
      expect(await posts.get(ownerId, post.id)).toEqual(post);
      expect(await posts.nextDueAt()).toBeNull();
      expect(await posts.claimDue(later(120_000))).toBeNull();
    });

    it("stores all that was asked for", async () => {
      const userTags = [{ username: "baker", x: 0.5, y: 0.25 }];
      const clip = { type: "video", coverMediaId: "cover", thumbOffsetMs: 1500 } as const;
      const asked = {
        kind: "feed",
        media: [aMediaItem({ userTags }), aMediaItem({ ...clip, coverUrl: "https://example.com/c.jpg" })],
        collaborators: ["miller", "grocer"],
        locationId: "110843418940484",
        shareToFeed: true,
        firstComment: "#sea",
      } as const;
      const post = await desk.submit(asked);
      expect(post).toMatchObject(asked);
      expect(await posts.get(ownerId, post.id)).toEqual(post);
    });

    it("finds the first post when a key is used again", async () => {
      const first = await desk.insertWithKey({});
      const again = await desk.insertWithKey({});
      expect(first.created).toBe(true);
      expect(again).toEqual({ post: first.post, created: false });
    });

    it("makes one post of 20 racing submissions with one key", async () => {
      const results = await Promise.all(Array.from({ length: 20 }, () => desk.insertWithKey({})));
      expect(results.filter(({ created }) => created)).toHaveLength(1);
      expect(new Set(results.map(({ post }) => post.id)).size).toBe(1);
      expect(
        (await posts.list({ ownerId, status: null, channelId: null, cursor: null, limit: 100 })).posts,
      ).toHaveLength(1);
    });

    it("refuses a key that was used for another body", async () => {
      await desk.insertWithKey({});
      await expect(desk.insertWithKey({ fingerprint: "another" })).rejects.toMatchObject({
        code: "conflict",
        details: { reason: "idempotency_key_reused" },
      });
    });

    it("looks a key up without storing anything", async () => {
      const { post } = await desk.insertWithKey({});
      const { fingerprint } = aNewPost();
      expect(await posts.findByKey(ownerId, "key", fingerprint)).toEqual(post);
      expect(await posts.findByKey(ownerId, "other", fingerprint)).toBeNull();
      expect(await posts.findByKey(anId(), "key", fingerprint)).toBeNull();
      expect(await posts.findByKey("not-an-id", "key", fingerprint)).toBeNull();
      await expect(posts.findByKey(ownerId, "key", "another")).rejects.toMatchObject({
        code: "conflict",
        details: { reason: "idempotency_key_reused" },
      });
    });

    it("keeps the keys of two people apart, and submissions without one", async () => {
      await desk.insertWithKey({});
      expect((await desk.insertWithKey({ actorId: anId() })).created).toBe(true);
      expect((await desk.insertWithKey({ idempotencyKey: null })).created).toBe(true);
      expect((await desk.insertWithKey({ idempotencyKey: null })).created).toBe(true);
    });
  });
}
