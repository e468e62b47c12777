import { beforeEach, describe, expect, it } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { aMediaItem } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { CHANNEL as channelId, NOW, PostDesk } from "@/tests/contracts/post-desk";

/** What people are shown. */
export function readPostsContract(make: () => Promise<PostRepository>): void {
  let posts: PostRepository;
  let desk: PostDesk;
  let ownerId: string;

  beforeEach(async () => {
    posts = await make();
    desk = new PostDesk(posts);
    ownerId = desk.ownerId;
  });

  describe("reading", () => {
    it("shows nothing to another owner, and nothing under malformed ids", async () => {
      const post = await desk.submit();
      const query = { status: null, channelId: null, cursor: null, limit: 10 };
      expect(await posts.get(anId(), post.id)).toBeNull();
      expect(await posts.get(ownerId, "not-an-id")).toBeNull();
      expect(await posts.get("not-an-id", post.id)).toBeNull();
      const nothing = { posts: [], unreadable: [], nextCursor: null };
      expect(await posts.list({ ...query, ownerId: anId() })).toEqual(nothing);
      expect(await posts.list({ ...query, ownerId: "nobody" })).toEqual(nothing);
      expect(await posts.listByChannel(anId(), channelId, ["queued"])).toEqual([]);
    });

    it("marks each post that exists anew with each write, of workers and of people, and no other", async () => {
      const [one, other] = [await desk.submit(), await desk.submit()];
      const read = async () => {
        const marks = await posts.marksOf([one.id, other.id, anId(), "not-an-id"]);
        expect([...marks.keys()].toSorted()).toEqual([one.id, other.id].toSorted());
        return [marks.get(one.id), marks.get(other.id)];
      };
      const first = await read();
      expect(await read()).toEqual(first);
      await posts.replace(one, { ...one, caption: "Rye" }, NOW);
      const second = await read();
      await posts.claimDue(NOW, [], other.id);
      const third = await read();
      expect(second[0]).not.toBe(first[0]);
      expect(second[1]).toBe(first[1]);
      expect(third[1]).not.toBe(second[1]);
      expect(await posts.marksOf([])).toEqual(new Map());
    });

    it("marks many posts as it marks one", async () => {
      const many = await Promise.all(Array.from({ length: 20 }, () => desk.submit()));
      const ids = many.map(({ id }) => id);
      const marks = await posts.marksOf([...ids, anId()]);
      expect([...marks.keys()].toSorted()).toEqual(ids.toSorted());
      for (const id of ids) expect(marks.get(id)).toBe((await posts.marksOf([id])).get(id));
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
      expect(await ids({ status: ["failed", "queued"] })).toEqual(await ids({}));
      expect(await ids({ status: ["published", "failed"] })).toEqual([other.id]);
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

    it("tells which posts of any owner show a file, as picture or as cover, and how they stand", async () => {
      const both = aMediaItem({ type: "video", mediaId: "video", url: null, coverMediaId: "cover" });
      const live = await desk.submit({ media: [aMediaItem({ mediaId: "other", url: null }), both] });
      await desk.write({ status: "published", publishedAt: NOW, nextAttemptAt: null });
      await desk.submit({ ownerId: anId(), media: [{ ...both, coverMediaId: "video" }], status: "draft" });
      const [published, draft] = [
        { status: "published", publishedAt: NOW },
        { status: "draft", publishedAt: null },
      ];
      const uses = await posts.usesOf(["video", "cover", "unknown"]);
      expect(uses).toHaveLength(3);
      expect(uses).toEqual(
        expect.arrayContaining([
          { mediaId: "video", ...published },
          { mediaId: "cover", ...published },
          { mediaId: "video", ...draft },
        ]),
      );
      expect(await posts.usesOf(["cover"])).toEqual([{ mediaId: "cover", ...published }]);
      await posts.remove(await desk.read(live.id));
      expect(await posts.usesOf(["video", "cover"])).toEqual([{ mediaId: "video", ...draft }]);
      expect(await posts.usesOf([])).toEqual([]);
    });
  });
}
