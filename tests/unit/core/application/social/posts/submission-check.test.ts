import { beforeEach, describe, expect, it } from "vitest";
import type { MediaPreflight } from "@/core/application/interfaces/social/media-preflight";
import { SubmissionCheck } from "@/core/application/social/posts/submission-check";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";
import { aStoredVideo } from "@/tests/builders/a-measured-video";
import { aSocialAuth } from "@/tests/builders/a-social-auth";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { anId } from "@/tests/builders/an-id";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { aContent, aReel, aStory, photo, video } from "@/tests/unit/core/domain/marketing/instagram-content";

const ownerId = anId();
const auth = aSocialAuth({ userId: ownerId });
let store: MemoryMediaStore;
let clock: ManualClock;
let check: SubmissionCheck;
/** Every address whose server was asked. */
let asked: string[];

beforeEach(() => {
  store = new MemoryMediaStore();
  clock = new ManualClock();
  asked = [];
  const elsewhere: MediaPreflight = {
    spellingProblem: (address) =>
      address.startsWith("https:") ? null : { rule: "url_public", message: "no" },
    problemWith: async (address) => {
      asked.push(address);
      return address.endsWith("gone") ? { rule: "url_answer", message: "no" } : null;
    },
  };
  check = new SubmissionCheck(store, elsewhere, { problem: null }, clock);
});

const kept = (media: StoredMedia) => store.adopt(media);
const clip = (media: StoredMedia, over: Partial<PostMedia> = {}): PostMedia => ({
  ...video,
  url: null,
  mediaId: media.id,
  ...over,
});

it("refuses an uploaded video of 61 seconds as a story and takes it as a reel", async () => {
  const media = [clip(await kept(aStoredVideo({ ownerId, durationMs: 61_000 })))];
  await expect(check.assertSendable(aReel({ media }), auth)).resolves.toBeUndefined();
  await expect(check.assertSendable(aStory({ media }), auth)).rejects.toMatchObject({
    code: "media_rejected",
    details: { issues: [{ path: "media.0.mediaId", rule: "video_duration", limit: 60_000 }] },
  });
});

it("refuses a cover frame from behind the end of the video", async () => {
  const media = [clip(await kept(aStoredVideo({ ownerId })), { thumbOffsetMs: 10_000 })];
  await expect(check.assertSendable(aReel({ media }), auth)).rejects.toMatchObject({
    code: "media_rejected",
    details: { issues: [{ path: "media.0.thumbOffsetMs", rule: "thumb_offset", limit: 9_999 }] },
  });
});

it("checks only the shape of a draft", async () => {
  const media = [clip(await kept(aStoredVideo({ ownerId, durationMs: 61_000 })), { thumbOffsetMs: 90_000 })];
  await expect(check.assertOwnUploads(ownerId, media)).resolves.toBeDefined();
});

it.each<[string, () => Promise<StoredMedia>]>([
  ["unknown", async () => aStoredVideo({ ownerId })],
  ["somebody else's", () => kept(aStoredVideo())],
  ["purged", () => kept(aStoredVideo({ ownerId, purgedAt: new Date() }))],
  ["a small picture of another one", () => kept(aStoredVideo({ ownerId, purpose: "thumbnail" }))],
])("knows no upload that is %s", async (_, make) => {
  const media = [clip(await make())];
  await expect(check.assertSendable(aReel({ media }), auth)).rejects.toMatchObject({
    code: "invalid_request",
    details: { issues: [{ path: "media.0.mediaId", rule: "unknown_media" }] },
  });
});

it("takes as a cover only a picture that the owner has", async () => {
  const film = await kept(aStoredVideo({ ownerId }));
  const picture = await kept(aStoredMedia({ ownerId }));
  const covered = (coverMediaId: string) =>
    check.assertSendable(aReel({ media: [clip(film, { coverMediaId })] }), auth);
  await expect(covered(picture.id)).resolves.toBeUndefined();
  for (const [id, rule] of [
    [film.id, "media_type"],
    [(await kept(aStoredMedia())).id, "unknown_media"],
    ["gone", "unknown_media"],
  ] as const) {
    await expect(covered(id)).rejects.toMatchObject({
      code: "invalid_request",
      details: { issues: [{ path: "media.0.coverMediaId", rule }] },
    });
  }
});

it("keeps the uploads of a draft from the purge, and nobody else's", async () => {
  const film = await kept(aStoredVideo({ ownerId, createdAt: clock.now() }));
  const foreign = await kept(aStoredVideo({ createdAt: clock.now() }));
  const later = clock.advance(3_600_000);
  await check.assertOwnUploads(ownerId, [clip(film)]);
  await check.assertOwnUploads(ownerId, [clip(foreign)]).catch(() => undefined);
  const untouched = await store.listUntouched(later, 10);
  expect(untouched.map(({ id }) => id)).toEqual([foreign.id]);
});

describe("strangers' servers", () => {
  const at = (name: string) => `https://cdn.example.com/${name}`;
  const post = (over: Partial<PostContent> = {}) =>
    aContent({ media: ["a.jpg", "b.jpg"].map((name) => ({ ...photo, url: at(name) })), ...over });

  it.each<[string, Partial<PostContent>, typeof auth]>([
    ["breaks a rule", { caption: "a".repeat(2201) }, auth],
    [
      "names an address that nobody may ask",
      { media: [photo, { ...photo, url: "http://cdn.example.com" }] },
      auth,
    ],
    ["has a dead connection", {}, aSocialAuth({ userId: ownerId, problem: "expired" })],
    ["lacks a permission", {}, aSocialAuth({ userId: ownerId, scopes: [] })],
  ])("are not asked about a post that %s", async (_what, over, connection) => {
    await expect(check.assertSendable(post(over), connection)).rejects.toBeInstanceOf(AppError);
    expect(asked).toEqual([]);
  });

  it("are asked once about an address that is named twice, and each item is refused", async () => {
    const twice = post({ media: [photo, photo, photo].map((item) => ({ ...item, url: at("gone") })) });
    const paths = ["media.0.url", "media.1.url", "media.2.url"];
    await expect(check.assertSendable(twice, auth)).rejects.toMatchObject({
      details: { issues: paths.map((path) => ({ path, rule: "url_answer" })) },
    });
    expect(asked).toEqual([at("gone")]);
  });

  it("are asked about what an edit brings, and about nothing that was good before", async () => {
    const before = post();
    await check.assertSendable(post({ caption: "Rolls" }), auth, before);
    expect(asked).toEqual([]);
    await check.assertSendable(
      post({ media: [{ ...photo, url: at("c.jpg") }, ...before.media] }),
      auth,
      before,
    );
    expect(asked).toEqual([at("c.jpg")]);
  });
});
