import { beforeEach, describe, expect, it } from "vitest";
import { LEASE_MS, type PostRepository } from "@/core/application/interfaces/social/post-repository";
import { aMediaItem } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { CHANNEL, later, NOW, PostDesk } from "@/tests/contracts/post-desk";

export interface UnreadableFixture {
  readonly posts: PostRepository;
  /** From now on as if another version had written it. */
  damage(id: string): Promise<void>;
}

const UNREADABLE = { code: "conflict", details: { reason: "post_unreadable" } };

/** What one post that cannot be read must not do to the others, and what may be done with it. */
export function unreadablePostsContract(make: () => Promise<UnreadableFixture>): void {
  let fixture: UnreadableFixture;
  let posts: PostRepository;
  let desk: PostDesk;
  let ownerId: string;

  beforeEach(async () => {
    fixture = await make();
    posts = fixture.posts;
    desk = new PostDesk(posts);
    ownerId = desk.ownerId;
  });

  const everything = () => ({ ownerId, status: null, channelId: null, cursor: null, limit: 25 });

  async function damaged(...given: Parameters<PostDesk["submit"]>): Promise<string> {
    const { id } = await desk.submit(...given);
    await fixture.damage(id);
    return id;
  }

  describe("a post that cannot be read", () => {
    it("is counted in the list, and its neighbours are shown", async () => {
      const [first, bad, last] = [await desk.submit(), await damaged(), await desk.submit()];
      const page = await posts.list(everything());
      expect(page.posts.map(({ id }) => id)).toEqual([last.id, first.id]);
      expect(page.unreadable).toEqual([{ id: bad, createdAt: expect.any(Date) }]);
      const onePage = await posts.list({ ...everything(), limit: 2 });
      expect([onePage.posts.length, onePage.unreadable.length]).toEqual([1, 1]);
      const next = await posts.list({ ...everything(), limit: 2, cursor: onePage.nextCursor });
      expect(next.posts.map(({ id }) => id)).toEqual([first.id]);
    });

    it("is refused by itself, and unknown to others", async () => {
      const bad = await damaged();
      await expect(posts.get(ownerId, bad)).rejects.toMatchObject(UNREADABLE);
      expect(await posts.get(anId(), bad)).toBeNull();
    });

    it("keeps its idempotency key", async () => {
      const { post } = await desk.insertWithKey();
      await fixture.damage(post.id);
      await expect(desk.insertWithKey()).rejects.toMatchObject(UNREADABLE);
      await expect(posts.findByKey(ownerId, "key", "print")).rejects.toMatchObject({ code: "conflict" });
    });

    it("is passed over among the posts of its channel", async () => {
      const [good] = [await desk.submit(), await damaged()];
      const queued = await posts.listByChannel(ownerId, CHANNEL, ["queued"]);
      expect(queued.map(({ id }) => id)).toEqual([good.id]);
    });

    it("keeps no other from the worker, however many there are and however long they have been due", async () => {
      for (let count = 0; count < 3; count += 1) await damaged();
      const good = await desk.submit({}, later(1000));
      expect((await posts.claimDue(later(2000)))?.post.id).toBe(good.id);
      expect(await posts.claimDue(later(2000))).toBeNull();
      expect(await posts.claimDue(later(2000 + LEASE_MS), [CHANNEL])).toBeNull();
    });

    it("keeps no other from its upkeep", async () => {
      const bad = await desk.publish({ metricsDueAt: NOW });
      const good = await desk.publish({ metricsDueAt: later(1000) });
      await fixture.damage(bad.id);
      expect((await posts.claimUpkeep(later(2000)))?.post.id).toBe(good.id);
    });

    it("is not changed by who saw it before", async () => {
      const seen = await desk.submit();
      await fixture.damage(seen.id);
      expect(await posts.replace(seen, { ...seen, caption: "new" }, NOW)).toBeNull();
      expect(await posts.remove(seen)).toBe(false);
    });

    it("keeps its files, and the platform's id that it has", async () => {
      const { id } = await desk.submit({ media: [aMediaItem({ mediaId: "m-1", coverMediaId: "m-2" })] });
      await desk.write({ status: "published", platformPostId: "17990", nextAttemptAt: null });
      await fixture.damage(id);
      const uses = await posts.usesOf(["m-1", "m-2", "m-3"]);
      expect(uses.map(({ mediaId }) => mediaId).toSorted()).toEqual(["m-1", "m-2"]);
      expect(await posts.claimedPlatformIds(["17990"], anId())).toEqual(new Set(["17990"]));
    });

    it("is not taken for another one that may be live", async () => {
      const { id } = await desk.submit();
      await desk.write({ status: "unconfirmed", nextAttemptAt: null });
      await fixture.damage(id);
      const maybeLive = await posts.listWithoutPlatformId(ownerId, CHANNEL);
      expect(maybeLive.map((post) => post.id)).toEqual([id]);
    });

    it("is deleted by its owner alone", async () => {
      const bad = await damaged();
      expect(await posts.removeUnreadable(anId(), bad, NOW)).toBe(false);
      expect(await posts.removeUnreadable(ownerId, bad, NOW)).toBe(true);
      expect(await posts.get(ownerId, bad)).toBeNull();
      expect(await posts.removeUnreadable(ownerId, bad, NOW)).toBe(false);
      expect(await posts.removeUnreadable(ownerId, "no id at all", NOW)).toBe(false);
    });

    it("is not deleted while a worker that can read it holds it", async () => {
      const { post } = await (async () => {
        await desk.submit();
        return desk.claim();
      })();
      await fixture.damage(post.id);
      expect(await posts.removeUnreadable(ownerId, post.id, later(LEASE_MS - 1))).toBe(false);
      expect(await posts.removeUnreadable(ownerId, post.id, later(LEASE_MS))).toBe(true);
    });

    it("is the only kind that is deleted this way", async () => {
      const { id } = await desk.submit();
      expect(await posts.removeUnreadable(ownerId, id, NOW)).toBe(false);
      expect(await posts.get(ownerId, id)).not.toBeNull();
    });
  });
}
