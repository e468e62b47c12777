import { beforeEach, describe, expect, it } from "vitest";
import { LEASE_MS, type PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { Post } from "@/core/domain/marketing/post";
import { aMediaItem } from "@/tests/builders/a-post";
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

    it("may change everything that was asked for, and the channel", async () => {
      const seen = await desk.submit({ status: "draft" });
      const next: Post = {
        ...seen,
        channelId: "2",
        kind: "reel",
        caption: "Another day",
        media: [aMediaItem({ type: "video", coverUrl: "https://example.com/cover.jpg", thumbOffsetMs: 900 })],
        collaborators: ["baker"],
        locationId: "110",
        shareToFeed: false,
        firstComment: "#sea",
        revision: 1,
      };
      expect(await posts.replace(seen, next, NOW)).toEqual(next);
      expect(await posts.get(ownerId, seen.id)).toEqual(next);
    });

    it("of the time makes the post due then", async () => {
      const seen = await desk.submit({ status: "scheduled", scheduledAt: later(60_000) });
      const [scheduledAt, revision] = [later(5000), 1];
      const next = { ...seen, scheduledAt, wantedAt: scheduledAt, nextAttemptAt: scheduledAt, revision };
      await posts.replace(seen, next, NOW);
      expect(await posts.nextDueAt()).toEqual(scheduledAt);
      expect(await posts.claimDue(later(4999))).toBeNull();
      expect((await desk.claim(scheduledAt)).post.id).toBe(seen.id);
    });

    it("and a claim of the same instant: exactly one of them wins", async () => {
      const postponed = { scheduledAt: later(60_000), nextAttemptAt: later(60_000), revision: 1 };
      for (let round = 0; round < 10; round++) {
        const seen = await desk.submit({ status: "scheduled", scheduledAt: NOW });
        const edit = () => posts.replace(seen, { ...seen, ...postponed }, NOW);
        const claim = () => posts.claimDue(NOW);
        const racers = round % 2 === 0 ? [edit, claim] : [claim, edit];
        const won = (await Promise.all(racers.map((race) => race()))).filter((result) => result !== null);
        expect(won).toHaveLength(1);
      }
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
      const claim = await desk.claim();
      expect(await posts.replace(claim.post, { ...claim.post, revision: 1 }, NOW)).not.toBeNull();
      expect(await posts.advance(claim, claim.post, NOW)).toBeNull();
      expect(await posts.claimDue(later(LEASE_MS - 1))).toBeNull();
      expect(await posts.claimDue(later(LEASE_MS))).not.toBeNull();
    });

    it("voids the claim of a worker that has not begun with a scheduled post: another may take it at once", async () => {
      await desk.submit({ status: "scheduled", scheduledAt: NOW });
      const claim = await desk.claim();
      const sentOut = { ...claim.post, status: "queued", nextAttemptAt: NOW, revision: 1 } as const;
      expect(await posts.replace(claim.post, sentOut, NOW)).toEqual(sentOut);
      expect(await posts.advance(claim, claim.post, NOW)).toBeNull();
      expect(await posts.nextDueAt()).toEqual(NOW);
      expect((await desk.claim(later(1))).post).toMatchObject({ id: claim.post.id, revision: 1 });
    });

    it("finds nothing under an unknown or malformed id", async () => {
      const seen = await desk.submit();
      expect(await posts.replace({ ...seen, id: anId() }, seen, NOW)).toBeNull();
      expect(await posts.replace({ ...seen, id: "not-an-id" }, seen, NOW)).toBeNull();
    });
  });
}
