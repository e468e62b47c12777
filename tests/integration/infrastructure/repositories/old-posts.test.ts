import { ObjectId } from "mongodb";
import { beforeEach, describe, expect, it } from "vitest";
import { NO_UPKEEP } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";
import { MongoPostRepository } from "@/infrastructure/repositories/social/post-repo";
import { later, NOW } from "@/tests/contracts/post-desk";
import { testDatabase } from "@/tests/setup/test-database";

const db = testDatabase();
const documents = db.collection("social_posts");
const posts = new MongoPostRepository(db);

const failure = { code: "media_rejected", reason: null, scopes: [], retryable: false };

/** As the first version wrote it. */
function anOldDocument(over: object = {}) {
  const [_id, ownerId] = [new ObjectId(), new ObjectId()];
  return {
    _id,
    ownerId,
    actorId: ownerId,
    platform: "instagram",
    channelId: "17841400000000001",
    kind: "feed",
    caption: "A day at the sea",
    media: [{ type: "image", mediaId: null, url: "https://example.com/sea.jpg", altText: null }],
    status: "queued",
    steps: ["prepare", "process", "publish"].map((name) => ({ name, state: "pending", at: null })),
    attempts: 0,
    retries: 0,
    nextAttemptAt: NOW,
    scheduledAt: null,
    publishedAt: null,
    platformPostId: null,
    permalink: null,
    permalinkLooks: 2,
    revision: 0,
    failure,
    publication: {
      containerId: "c-1",
      containerCreatedAt: NOW,
      looks: 1,
      sentAt: null,
      firstSentAt: null,
      firstUnclearAt: null,
      unclear: null,
      unclearFailure: failure,
      quietSince: null,
      rebuilds: 0,
      sends: 0,
    },
    metrics: [
      {
        collectedAt: NOW,
        metrics: { likes: 3, comments: 1, views: 9, reach: 8, saved: 0, shares: 0, totalInteractions: 4 },
      },
    ],
    createdAt: NOW,
    updatedAt: NOW,
    idempotencyKey: `none:${_id.toHexString()}`,
    fingerprint: "fingerprint-1",
    dueAt: NOW,
    leaseUntil: new Date(0),
    fence: 0,
    version: 0,
    writeId: _id,
    ...over,
  };
}

async function stored(over: object = {}): Promise<Post> {
  const document = anOldDocument(over);
  await documents.insertOne(document);
  const post = await posts.get(document.ownerId.toHexString(), document._id.toHexString());
  if (post === null) throw new Error("The post is gone");
  return post;
}

describe("posts that the first version stored", () => {
  beforeEach(async () => {
    await documents.deleteMany({});
  });

  it("are read with nothing in what nobody asked for or knew then", async () => {
    const post = await stored();
    const added = { coverMediaId: null, coverUrl: null, thumbOffsetMs: null, userTags: [] };
    expect(post).toMatchObject({
      media: [{ url: "https://example.com/sea.jpg", altText: null, ...added }],
      collaborators: [],
      locationId: null,
      shareToFeed: null,
      firstComment: null,
      failure: { ...failure, item: null },
      publication: { containerId: "c-1", children: [], isRecheckDue: false, unclearFailure: { item: null } },
      upkeep: NO_UPKEEP,
      metrics: [{ metrics: { likes: 3, replies: null, navigation: null, averageWatchTimeMs: null } }],
    });
    expect(post).not.toHaveProperty("permalinkLooks");
    expect(post).not.toHaveProperty("upkeepDueAt");
  });

  it("were wanted at their schedule, or when they were submitted", async () => {
    expect((await stored()).wantedAt).toEqual(NOW);
    expect((await stored({ scheduledAt: later(60_000) })).wantedAt).toEqual(later(60_000));
  });

  it("are claimed, changed and removed as any other", async () => {
    const seen = await stored();
    expect((await posts.claimDue(NOW))?.post).toEqual({ ...seen, attempts: 1 });
    const another = await stored();
    const replaced = await posts.replace(another, { ...another, caption: "New" }, NOW);
    expect(replaced).toEqual({ ...another, caption: "New" });
    expect(replaced && (await posts.remove(replaced))).toBe(true);
  });

  it("need nothing more once they are live, whatever was still to be looked up", async () => {
    const post = await stored({ status: "published", failure: null });
    expect(post).toMatchObject({ nextAttemptAt: null, upkeep: NO_UPKEEP });
    expect(await posts.claimDue(later(60_000))).toBeNull();
    expect(await posts.claimUpkeep(later(60_000))).toBeNull();
    expect(await posts.nextDueAt()).toBeNull();
    expect(await posts.nextUpkeepAt()).toBeNull();
  });
});
