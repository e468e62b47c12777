import { expect, it } from "vitest";
import { checkPostUploads, warnAboutPostUploads } from "@/core/domain/marketing/instagram-uploads";
import type { PostMedia } from "@/core/domain/marketing/post-content";
import { aStoredVideo } from "@/tests/builders/a-measured-video";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { aCarousel, aReel, aStory, photo, video } from "./instagram-content";

const minute = aStoredVideo({ durationMs: 61_000 });
const picture = aStoredMedia();
const uploads = new Map([minute, picture].map((one) => [one.id, one]));
const clip: PostMedia = { ...video, url: null, mediaId: minute.id };
const still: PostMedia = { ...photo, url: null, mediaId: picture.id };

it("judges an uploaded video as what the post makes of it", () => {
  expect(checkPostUploads(aReel({ media: [clip] }), uploads)).toEqual([]);
  expect(checkPostUploads(aCarousel({ media: [still, clip] }), uploads)).toEqual([]);
  expect(checkPostUploads(aStory({ media: [clip] }), uploads)).toEqual([
    {
      path: "media.0.mediaId",
      rule: "video_duration",
      message: "The video is 61 s long; a story takes 3 s to 60 s. Cut it shorter, or post it as a reel",
      limit: 60_000,
    },
  ]);
});

it("judges neither pictures nor what is elsewhere", () => {
  expect(checkPostUploads(aStory({ media: [still] }), uploads)).toEqual([]);
  expect(checkPostUploads(aStory({ media: [video] }), uploads)).toEqual([]);
});

it.each([
  [60_999, []],
  [61_000, ["The cover frame lies at 61 s, the video ends at 61 s. Choose an earlier one"]],
  [90_000, ["The cover frame lies at 90 s, the video ends at 61 s. Choose an earlier one"]],
])("takes a cover frame only from before the end: %s ms", (thumbOffsetMs, messages) => {
  const found = checkPostUploads(aReel({ media: [{ ...clip, thumbOffsetMs }] }), uploads);
  expect(found).toEqual(
    messages.map((message) => ({
      path: "media.0.thumbOffsetMs",
      rule: "thumb_offset",
      message,
      limit: 60_999,
    })),
  );
});

it("names the item of a carousel, and leaves a cover frame that is not taken to the other rules", () => {
  const late = { ...clip, thumbOffsetMs: 70_000 };
  expect(checkPostUploads(aStory({ media: [late] }), uploads).map(({ rule }) => rule)).toEqual([
    "video_duration",
  ]);
  expect(checkPostUploads(aCarousel({ media: [still, late] }), uploads)).toMatchObject([
    { path: "media.1.thumbOffsetMs", message: expect.stringMatching(/^Item 2: /) },
  ]);
  expect(warnAboutPostUploads(aCarousel({ media: [still, clip] }), uploads)).toMatchObject([
    { path: "media.1.mediaId", rule: "child_video_duration", message: expect.stringMatching(/^Item 2: /) },
  ]);
});
