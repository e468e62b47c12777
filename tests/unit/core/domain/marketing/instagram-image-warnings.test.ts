import { expect, it } from "vitest";
import { warnAboutImageFor } from "@/core/domain/marketing/instagram-image-warnings";
import { warnAboutPostUploads } from "@/core/domain/marketing/instagram-uploads";
import type { ImageShape, ImageUse } from "@/core/domain/marketing/media";
import type { PostMedia } from "@/core/domain/marketing/post-content";
import { aStoredVideo } from "@/tests/builders/a-measured-video";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { aCarousel, aReel, aStory, photo, video } from "./instagram-content";

const shape = (over: Partial<ImageShape> = {}): ImageShape => ({
  use: "feed",
  fit: "crop",
  ratio: "original",
  ...over,
});
const made = (width: number, height: number, original: readonly [number, number], over = shape()) => ({
  width,
  height,
  rendition: { originalId: "original", width: original[0], height: original[1], shape: over },
});
const rules = (use: ImageUse, image: ReturnType<typeof made>) =>
  warnAboutImageFor(use, image, "file").map(({ rule }) => rule);

it("says with numbers what was cut off although nobody asked for it", () => {
  expect(warnAboutImageFor("feed", made(900, 1200, [900, 2000]), "file")[0]).toEqual({
    path: "file",
    rule: "image_cut",
    message:
      "The picture is 900 × 2000 pixels and the feed takes 3:4 to 1.91:1: 800 of the 2000 pixels of its height are cut off. Pad it to keep all of it",
    limit: 0.75,
  });
  expect(warnAboutImageFor("feed", made(1146, 600, [6000, 600]), "file")).toMatchObject([
    {
      rule: "image_cut",
      message: expect.stringContaining("4854 of the 6000 pixels of its width"),
      limit: 1.91,
    },
  ]);
});

it.each([
  ["a picture that went in whole", "feed", made(1080, 1080, [1080, 1080]), []],
  ["one of 4:5, up to rounding", "feed", made(1079, 1350, [1079, 1350]), []],
  [
    "one that was padded",
    "feed",
    made(1440, 1920, [900, 2000], shape({ fit: "pad" })),
    ["image_ratio_undocumented"],
  ],
  ["a ratio that was chosen", "feed", made(900, 900, [900, 2000], shape({ ratio: "1:1" })), []],
  ["between 3:4 and 4:5", "feed", made(1000, 1290, [1000, 1290]), ["image_ratio_undocumented"]],
  ["a whole story", "story", made(1080, 1920, [1080, 1920], shape({ use: "story" })), []],
  [
    "a story of another shape",
    "story",
    made(1080, 1350, [1080, 1350], shape({ use: "story" })),
    ["image_ratio_advised"],
  ],
  [
    "a cover of another shape",
    "cover",
    made(1080, 1080, [1080, 1080], shape({ use: "cover" })),
    ["image_ratio_advised"],
  ],
] as const)("of %s", (_what, use, image, expected) => {
  expect(rules(use, image)).toEqual(expected);
});

it("looks at each picture of a post as what it is there", () => {
  const tall = aStoredMedia({ width: 1080, height: 1440 });
  const film = aStoredVideo();
  const uploads = new Map([tall, film].map((one) => [one.id, one]));
  const still: PostMedia = { ...photo, url: null, mediaId: tall.id };
  const clip: PostMedia = { ...video, url: null, mediaId: film.id, coverMediaId: tall.id };
  const found = (content: Parameters<typeof warnAboutPostUploads>[0]) =>
    warnAboutPostUploads(content, uploads).map(({ path, rule }) => `${path} ${rule}`);
  expect(found(aStory({ media: [still] }))).toEqual(["media.0.mediaId image_ratio_advised"]);
  expect(found(aReel({ media: [clip] }))).toContain("media.0.coverMediaId image_ratio_advised");
  expect(found(aCarousel({ media: [photo, still] }))).toEqual(["media.1.mediaId image_ratio_undocumented"]);
});

it("names the pictures of a carousel that Instagram crops to the shape of the first", () => {
  const [square, wide, same] = [
    aStoredMedia({ width: 1080, height: 1080 }),
    aStoredMedia({ width: 1440, height: 960 }),
    aStoredMedia({ width: 320, height: 320 }),
  ];
  const uploads = new Map([square, wide, same].map((one) => [one.id, one]));
  const items = [square, wide, same].map(({ id }): PostMedia => ({ ...photo, url: null, mediaId: id }));
  expect(warnAboutPostUploads(aCarousel({ media: items }), uploads)).toEqual([
    {
      path: "media.1.mediaId",
      rule: "carousel_ratio",
      message:
        "Item 2: The picture is 1440 × 960 pixels; Instagram crops it to the shape of the first item, 1080 × 1080",
    },
  ]);
  expect(warnAboutPostUploads(aCarousel({ media: [photo, ...items.slice(1)] }), uploads)).toEqual([]);
});
