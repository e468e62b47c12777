import { beforeEach, expect, it } from "vitest";
import { SubmissionCheck } from "@/core/application/social/posts/submission-check";
import type { StoredMedia } from "@/core/domain/marketing/media";
import type { PostMedia } from "@/core/domain/marketing/post-content";
import { aStoredVideo } from "@/tests/builders/a-measured-video";
import { aSocialAuth } from "@/tests/builders/a-social-auth";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { anId } from "@/tests/builders/an-id";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { aReel, aStory, video } from "@/tests/unit/core/domain/marketing/instagram-content";

const ownerId = anId();
const auth = aSocialAuth({ userId: ownerId });
let store: MemoryMediaStore;
let clock: ManualClock;
let check: SubmissionCheck;

beforeEach(() => {
  store = new MemoryMediaStore();
  clock = new ManualClock();
  const elsewhere = { problemWith: () => Promise.resolve(null) };
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
