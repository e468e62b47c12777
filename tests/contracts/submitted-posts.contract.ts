import { beforeEach, describe, expect, it } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { aNewPost } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { CHANNEL as channelId, NOW, PostDesk } from "@/tests/contracts/post-desk";

/** Submitting and reading. */
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

  describe("reading", () => {
    it("shows nothing to another owner, and nothing under malformed ids", async () => {
      const post = await desk.submit();
      const query = { status: null, channelId: null, cursor: null, limit: 10 };
      expect(await posts.get(anId(), post.id)).toBeNull();
      expect(await posts.get(ownerId, "not-an-id")).toBeNull();
      expect(await posts.get("not-an-id", post.id)).toBeNull();
      expect(await posts.list({ ...query, ownerId: anId() })).toEqual({ posts: [], nextCursor: null });
      expect(await posts.list({ ...query, ownerId: "nobody" })).toEqual({ posts: [], nextCursor: null });
      expect(await posts.listByChannel(anId(), channelId, ["queued"])).toEqual([]);
    });

    it("pages from the newest to the oldest, each post once", async () => {
      const ids: string[] = [];
      for (let count = 0; count < 5; count++) ids.unshift((await desk.submit()).id);
      const seen: string[][] = [];
      let cursor: string | null = null;
      do {
        const page = await posts.list({ ownerId, status: null, channelId: null, cursor, limit: 2 });
        seen.push(page.posts.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    });

    it("has no further page when the last one is full", async () => {
      await desk.submit();
      await desk.submit();
      const page = await posts.list({ ownerId, status: null, channelId: null, cursor: null, limit: 2 });
      expect(page.nextCursor).toBeNull();
    });

    it("filters by status and by channel", async () => {
      const other = await desk.submit({ channelId: "2" });
      await desk.write({ status: "failed", nextAttemptAt: null });
      const queued = await desk.submit();
      const query = { ownerId, status: null, channelId: null, cursor: null, limit: 10 };
      const ids = async (over: object) => (await posts.list({ ...query, ...over })).posts.map(({ id }) => id);
      expect(await ids({ status: "queued" })).toEqual([queued.id]);
      expect(await ids({ status: "failed" })).toEqual([other.id]);
      expect(await ids({ channelId: "2" })).toEqual([other.id]);
      const inChannel = await posts.listByChannel(ownerId, channelId, ["queued", "failed"]);
      expect(inChannel.map(({ id }) => id)).toEqual([queued.id]);
      expect(await posts.listByChannel(ownerId, channelId, ["published"])).toEqual([]);
    });

    it("refuses a cursor that is not one of ours", async () => {
      for (const cursor of ["nonsense", "", "{}"]) {
        const query = { ownerId, status: null, channelId: null, cursor, limit: 2 };
        await expect(posts.list(query)).rejects.toMatchObject({ code: "invalid_request" });
      }
    });

    it("tells which platform ids are taken by other posts of any owner", async () => {
      const mine = await desk.submit({ ownerId: anId() });
      await desk.write({ status: "published", platformPostId: "media-1", nextAttemptAt: null });
      const asked = ["media-1", "media-2"];
      expect(await posts.claimedPlatformIds(asked, anId())).toEqual(new Set(["media-1"]));
      expect(await posts.claimedPlatformIds(asked, mine.id)).toEqual(new Set());
      expect(await posts.claimedPlatformIds([], mine.id)).toEqual(new Set());
    });
  });
}
