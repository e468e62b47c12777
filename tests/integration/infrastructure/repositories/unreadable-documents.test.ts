import { type Document, ObjectId } from "mongodb";
import { beforeEach, describe, expect, it } from "vitest";
import { MediaCatalog } from "@/infrastructure/repositories/social/media-catalog";
import { OAuthStateRepository } from "@/infrastructure/repositories/social/oauth-state-repo";
import { PendingConnectionRepository } from "@/infrastructure/repositories/social/pending-connection-repo";
import { MongoPlatformOutcomeStore } from "@/infrastructure/repositories/social/platform-outcome-repo";
import { MongoPostRepository } from "@/infrastructure/repositories/social/post-repo";
import { MongoPublishingQuotaStore } from "@/infrastructure/repositories/social/publishing-quota-repo";
import { MongoRateLimiter } from "@/infrastructure/repositories/social/rate-limit-repo";
import { SocialAuthRepository } from "@/infrastructure/repositories/social/social-auth-repo";
import type { UnreadableDocument } from "@/infrastructure/repositories/social/unreadable";
import { MongoUploadSessionStore } from "@/infrastructure/repositories/social/upload-session-repo";
import { MongoWorkerRegister } from "@/infrastructure/repositories/social/worker-register-repo";
import { aPendingConnection } from "@/tests/builders/a-pending-connection";
import { aFailure, aMediaItem, aNewPost } from "@/tests/builders/a-post";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { aTokenCipher } from "@/tests/builders/a-token-cipher";
import { anId } from "@/tests/builders/an-id";
import { anUploadSession } from "@/tests/builders/an-upload-session";
import { CHANNEL, later, NOW } from "@/tests/contracts/post-desk";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { testDatabase } from "@/tests/setup/test-database";

const db = testDatabase();
const told: UnreadableDocument[] = [];
const tell = (document: UnreadableDocument): void => void told.push(document);
const DAY = 24 * 60 * 60 * 1000;

beforeEach(async () => {
  told.length = 0;
  for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
});

/** Copies of the one post there is, each with one field lost or of another kind. */
async function damagedCopies(): Promise<number> {
  const whole = await db.collection("social_posts").findOne();
  if (whole === null) throw new Error("There is no post");
  const fields = Object.keys(whole).filter((field) => !["_id", "ownerId", "idempotencyKey"].includes(field));
  const copies = fields.flatMap((field): Document[] => {
    const { [field]: _lost, ...rest } = whole;
    return [rest, { ...whole, [field]: { of: "tomorrow" } }];
  });
  await db
    .collection("social_posts")
    .insertMany(copies.map((copy, nth) => ({ ...copy, _id: new ObjectId(), idempotencyKey: `none:${nth}` })));
  return copies.length;
}

describe("posts with any field lost or of another kind", () => {
  const posts = () => new MongoPostRepository(db, tell);
  const ownerId = anId();
  const seen = { ownerId, status: null, channelId: null, cursor: null, limit: 100 };

  async function seed(over: Parameters<typeof aNewPost>[0] = {}): Promise<string> {
    const media = [aMediaItem({ mediaId: "m-1" })];
    return (await posts().insert(aNewPost({ ownerId, channelId: CHANNEL, media, ...over }), NOW)).post.id;
  }

  it("are listed or counted, name their fields, and leave the whole one alone", async () => {
    const id = await seed();
    const made = await damagedCopies();
    const page = await posts().list(seen);
    expect(page.posts.map((post) => post.id)).toContain(id);
    expect(page.posts.length + page.unreadable.length).toBe(made + 1);
    expect(page.unreadable.length).toBeGreaterThan(made / 2);
    expect(new Set(told.flatMap(({ fields }) => fields))).toContain("status");
    expect(JSON.stringify(told)).not.toContain("tomorrow");
  });

  it("keep no worker from the whole one, and health from no answer", async () => {
    const id = await seed();
    await damagedCopies();
    await db.collection("social_posts").updateOne({ _id: new ObjectId(id) }, { $set: { dueAt: later(1) } });
    const claimed: string[] = [];
    for (let claim = await posts().claimDue(later(2)); claim; claim = await posts().claimDue(later(2)))
      claimed.push(claim.post.id);
    expect(claimed).toContain(id);
    expect(await posts().nextDueAt()).toEqual(expect.any(Date));
    expect(await posts().nextUpkeepAt()).toBeNull();
  });

  it("are deleted one by one", async () => {
    await seed();
    await damagedCopies();
    for (const { id } of (await posts().list(seen)).unreadable)
      expect(await posts().removeUnreadable(ownerId, id, later(DAY))).toBe(true);
    expect((await posts().list(seen)).unreadable).toEqual([]);
  });

  it("are nobody's obstacle to cancelling, to what may be live and to the purge", async () => {
    const id = await seed();
    const made = await damagedCopies();
    const queued = await posts().listByChannel(ownerId, CHANNEL, ["queued"]);
    expect(queued.map((post) => post.id)).toContain(id);
    expect(await posts().listWithoutPlatformId(ownerId, CHANNEL)).toEqual(expect.any(Array));
    const held = aFailure({ code: "reconnect_required" });
    expect(await posts().holdChannel(ownerId, CHANNEL, held, later(1))).toBeGreaterThan(made / 2);
    expect((await posts().get(ownerId, id))?.failure).toMatchObject({ code: "reconnect_required" });
    expect(await posts().wakeChannel(ownerId, CHANNEL, later(2))).toEqual(expect.any(Number));
    // All but those that lost the pictures themselves.
    expect(await posts().usesOf(["m-1"])).toHaveLength(made + 1 - 2);
  });

  it("lose a snapshot of their numbers that another version took, and nothing else", async () => {
    const id = await seed();
    const taken = { collectedAt: NOW, metrics: { likes: 3, applause: 9, views: "many" } };
    await db
      .collection("social_posts")
      .updateOne({ _id: new ObjectId(id) }, { $set: { metrics: [taken, "damaged", { metrics: {} }] } });
    const post = await posts().get(ownerId, id);
    expect(post?.metrics).toEqual([
      { collectedAt: NOW, metrics: expect.objectContaining({ likes: 3, views: null, reach: null }) },
    ]);
    expect(JSON.stringify(post?.metrics)).not.toContain("applause");
  });
});

describe("connections with any field lost or of another kind", () => {
  const auths = () => new SocialAuthRepository(db, aTokenCipher(), new ManualClock(), tell);
  const userId = anId();
  const documents = db.collection("social_auths");

  it("are listed without a token beside the whole one, and disconnect", async () => {
    const whole = await auths().save(aNewSocialAuth({ userId }));
    const stored = await documents.findOne();
    const fields = Object.keys(stored ?? {}).filter((name) => !["_id", "userId", "platform"].includes(name));
    let channel = 0;
    for (const field of fields) {
      channel += 1;
      const channelId = String(channel);
      await documents.insertOne({ ...stored, _id: new ObjectId(), channelId, [field]: { of: "tomorrow" } });
    }
    const listed = await auths().listByUser(userId, "instagram");
    expect(listed).toHaveLength(fields.length + 1);
    const unreadable = listed.filter(({ problemReason }) => problemReason === "connection_unreadable");
    expect(unreadable.length).toBeGreaterThan(fields.length / 2);
    expect(unreadable.every(({ accessToken }) => accessToken === null)).toBe(true);
    expect(await auths().getByUserAndPlatform(userId, "instagram")).toMatchObject({ problemReason: null });
    for (const { id, channelId } of unreadable) {
      const auth = await auths().getByChannel(userId, "instagram", channelId);
      expect(auth).toMatchObject({ id });
      expect(await auths().delete(id, auth ?? undefined)).toBe(true);
    }
    expect(await auths().getByChannel(userId, "instagram", whole.channelId)).toEqual(whole);
  });

  it.each([
    ["as a CRM kept it before, with its token in clear", {}],
    ["with a version that is no number", { version: "one" }],
    ["without the day it was made", { login: "facebook", createdAt: "yesterday" }],
  ])("are replaced by connecting anew (%s)", async (_how, over) => {
    const auth = aNewSocialAuth({ userId });
    const { channelId } = auth;
    const row = { openId: "o", channelName: "sea", scopes: [], accessToken: "EAAG-in-clear" };
    const rest = { refreshToken: null, expiresAt: null };
    await documents.insertOne({
      ...row,
      ...rest,
      userId: new ObjectId(userId),
      platform: "instagram",
      channelId,
      ...over,
    });
    expect(await auths().getByChannel(userId, "instagram", channelId)).toMatchObject({
      channelName: "sea",
      accessToken: null,
      problemReason: "connection_unreadable",
    });
    const saved = await auths().save(auth);
    expect(await auths().getByChannel(userId, "instagram", channelId)).toEqual(saved);
    expect(saved.problemReason).toBeNull();
    expect(JSON.stringify(await documents.find().toArray())).not.toContain("in-clear");
  });

  it("of other platforms are nobody's business", async () => {
    await documents.insertOne({ userId: new ObjectId(userId), platform: "mastodon", channelId: "1" });
    await documents.insertOne({ userId: new ObjectId(userId), platform: "facebook", accessToken: 5 });
    await auths().save(aNewSocialAuth({ userId }));
    expect(await auths().listByUser(userId, "instagram")).toHaveLength(1);
    expect(told).toEqual([]);
  });
});

describe("what is kept for a while, with a field lost or of another kind", () => {
  it("is a state or a choice that nobody has", async () => {
    const states = new OAuthStateRepository(db, tell);
    const expiresAt = later(DAY);
    await states.save("s", {
      ownerId: anId(),
      actorId: anId(),
      login: "facebook",
      reconnect: null,
      expiresAt,
    });
    await db.collection("social_oauth_states").updateMany({}, { $set: { login: "carrier pigeon" } });
    expect(await states.take("s", NOW)).toBeNull();

    const choices = new PendingConnectionRepository(db, aTokenCipher(), tell);
    const pending = aPendingConnection({ expiresAt });
    await choices.save("c", pending);
    await db.collection("social_pending_connections").updateMany({}, { $unset: { sealedGrant: "" } });
    expect(await choices.peek("c", pending.ownerId, NOW)).toBeNull();
    expect(await choices.take("c", pending.ownerId, NOW)).toBeNull();
    expect(told.map(({ collection }) => collection)).toEqual([
      "social_oauth_states",
      "social_pending_connections",
      "social_pending_connections",
    ]);
  });

  it("keeps no file from its purge, however many come first", async () => {
    const catalog = new MediaCatalog(() => db, tell);
    const whole = aStoredMedia({ createdAt: later(1000) });
    for (const media of [aStoredMedia(), aStoredMedia(), aStoredMedia(), whole]) {
      await catalog.announce(media);
      await catalog.confirm(media.id, 10);
      if (media !== whole)
        await db
          .collection<{ _id: string }>("social_media_files")
          .updateOne({ _id: media.id }, { $set: { type: "hologram" } });
    }
    const [first] = await catalog.listUntouched(later(2000), 1);
    expect(first?.id).toBe(whole.id);
    expect(told).toHaveLength(3);
    expect(await catalog.find(told[0]?.id ?? "")).toBeNull();
  });

  it("is an upload that is unknown, and goes in its time", async () => {
    const uploads = new MongoUploadSessionStore(() => db, tell);
    const [upload, other] = [anUploadSession(), anUploadSession()];
    for (const one of [upload, other]) await uploads.create(one, { token: "t", until: NOW });
    await db
      .collection<{ _id: string }>("social_uploads")
      .updateOne({ _id: upload.id }, { $set: { length: "long", leaseUntil: "never" } });
    expect(await uploads.find(upload, NOW)).toBeNull();
    const expired = await uploads.listExpired(later(2 * DAY), 10);
    expect(expired.map(({ id }) => id).toSorted()).toEqual([upload.id, other.id].toSorted());
    expect(await uploads.removeExpired(upload.id, later(2 * DAY))).toBe(true);
  });

  it("is a reading that is not known yet", async () => {
    const quotas = new MongoPublishingQuotaStore(db, tell);
    await quotas.put("1", { used: 1, total: 50, readAt: NOW });
    await quotas.put("2", { used: 2, total: 50, readAt: NOW });
    await db
      .collection<{ _id: string }>("social_publishing_quotas")
      .updateOne({ _id: "1" }, { $set: { used: "few" } });
    expect(await quotas.get("1")).toBeNull();
    expect([...(await quotas.getAll(["1", "2"])).keys()]).toEqual(["2"]);
    await quotas.rest("1", NOW);
    expect(await quotas.restsUntil(["1", "2"])).toEqual(new Map([["1", NOW]]));
    await quotas.countSend("1");
    await quotas.put("1", { used: 3, total: 50, readAt: NOW });
    expect(await quotas.get("1")).toMatchObject({ used: 3 });

    const outcomes = new MongoPlatformOutcomeStore(db, tell);
    await outcomes.note("1", "outage", NOW);
    await outcomes.note("2", "outage", NOW);
    await db
      .collection<{ _id: string }>("social_platform_outcomes")
      .updateOne({ _id: "1" }, { $unset: { outagesInRow: "" } });
    expect((await outcomes.heardSince(NOW)).map(({ account }) => account)).toEqual(["2"]);
  });

  it("shuts nobody out, and is no worker's sign of life", async () => {
    const limiter = new MongoRateLimiter(db, new ManualClock());
    await limiter.hit("post", "someone");
    await db.collection("social_rate_limits").updateMany({}, { $set: { count: "many" } });
    await expect(limiter.hit("post", "someone")).resolves.toBeUndefined();
    expect(await db.collection("social_rate_limits").findOne()).toMatchObject({ count: 1 });

    const workers = new MongoWorkerRegister(db);
    await workers.beat("w-1", NOW);
    await db
      .collection<{ _id: string; beatAt: string }>("social_workers")
      .insertOne({ _id: "w-2", beatAt: "now" });
    expect(await workers.newestBeat()).toEqual(NOW);
  });
});
