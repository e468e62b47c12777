import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkInstagramPost,
  countCaption,
  warnAboutInstagramPost,
} from "@/core/domain/marketing/instagram-rules";
import type { PostContent, PostMedia, UserTag } from "@/core/domain/marketing/post-content";

const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const text = fc.string({ unit: "grapheme", maxLength: 40 });
const handle = fc.stringMatching(/^[A-Za-z0-9._]{1,30}$/);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const anyTag: fc.Arbitrary<UserTag> = fc.record({
  username: fc.oneof(handle, text),
  x: orNull(fc.double()),
  y: orNull(fc.double()),
});
const anyMedia: fc.Arbitrary<PostMedia> = fc.record({
  type: fc.constantFrom("image", "video"),
  mediaId: orNull(text),
  url: orNull(text),
  altText: orNull(fc.oneof(text, fc.constant("x".repeat(1001)))),
  coverMediaId: orNull(text),
  coverUrl: orNull(text),
  thumbOffsetMs: orNull(fc.double()),
  userTags: fc.array(anyTag, { maxLength: 22 }),
});
const anyContent: fc.Arbitrary<PostContent> = fc.record({
  kind: fc.constantFrom("feed", "reel", "story"),
  caption: fc.oneof(text, fc.constant("#a @b ".repeat(40)), fc.constant("x".repeat(2201))),
  media: fc.array(anyMedia, { maxLength: 12 }),
  collaborators: fc.array(fc.oneof(handle, text), { maxLength: 5 }),
  locationId: orNull(text),
  shareToFeed: orNull(fc.boolean()),
  firstComment: orNull(text),
});

const bareItem = { altText: null, coverMediaId: null, coverUrl: null, thumbOffsetMs: null, userTags: [] };
const file = { mediaId: fc.constant("m"), url: fc.constant(null) };
const offset = orNull(fc.nat());
const tagsWith = (place: fc.Arbitrary<number | null>) =>
  fc.array(fc.record({ username: handle, x: place, y: place }), { maxLength: 2 });
const validPhoto: fc.Arbitrary<PostMedia> = fc.record({
  ...file,
  type: fc.constant("image" as const),
  altText: orNull(fc.string({ unit: "binary", maxLength: 1000 })),
  coverMediaId: fc.constant(null),
  coverUrl: fc.constant(null),
  thumbOffsetMs: fc.constant(null),
  userTags: tagsWith(share),
});
const validClip: fc.Arbitrary<PostMedia> = offset.map((thumbOffsetMs) => ({
  ...bareItem,
  type: "video",
  mediaId: "m",
  url: null,
  thumbOffsetMs,
}));
const validReelVideo: fc.Arbitrary<PostMedia> = fc.record({
  ...file,
  type: fc.constant("video" as const),
  altText: fc.constant(null),
  coverMediaId: orNull(text),
  coverUrl: orNull(text),
  thumbOffsetMs: offset,
  userTags: tagsWith(fc.constant(null)),
});
const validStoryItem: fc.Arbitrary<PostMedia> = fc
  .tuple(fc.constantFrom("image" as const, "video" as const), tagsWith(share), tagsWith(fc.constant(null)))
  .map(([type, placed, named]) => ({
    ...bareItem,
    type,
    mediaId: "m",
    url: null,
    userTags: [...placed, ...named],
  }));
const words = {
  caption: text.map((caption) => caption.replace(/[#@]/g, "")),
  collaborators: fc.uniqueArray(handle, { maxLength: 3, selector: (name) => name.toLowerCase() }),
  locationId: orNull(text),
  firstComment: orNull(text),
};
const validContent: fc.Arbitrary<PostContent> = fc.oneof(
  fc.record({
    ...words,
    kind: fc.constant("feed" as const),
    media: fc.oneof(
      validPhoto.map((item) => [item]),
      fc.array(fc.oneof(validPhoto, validClip), { minLength: 2, maxLength: 10 }),
    ),
    shareToFeed: fc.constant(null),
  }),
  fc.record({
    ...words,
    kind: fc.constant("reel" as const),
    media: validReelVideo.map((item) => [item]),
    shareToFeed: orNull(fc.boolean()),
  }),
  fc.record({
    kind: fc.constant("story" as const),
    caption: fc.constant(""),
    media: validStoryItem.map((item) => [item]),
    collaborators: fc.constant([]),
    locationId: fc.constant(null),
    shareToFeed: fc.constant(null),
    firstComment: fc.constant(null),
  }),
);

function valueAt(content: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null || !(key in value)) return undefined;
    return Reflect.get(value, key);
  }, content);
}

describe("the rules of Instagram, for any post", () => {
  it("have nothing to say about a valid post of any kind", () => {
    fc.assert(
      fc.property(validContent, (content) => {
        expect(checkInstagramPost(content)).toEqual([]);
      }),
    );
  });

  it("never throw, and name a field that is there", () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        for (const { path, rule, message } of [
          ...checkInstagramPost(content),
          ...warnAboutInstagramPost(content),
        ]) {
          expect({ path, value: valueAt(content, path) }).not.toEqual({ path, value: undefined });
          expect(rule).toMatch(/^[a-z_]+$/);
          expect(message).toMatch(/^[A-Z].*[^.]$/);
        }
      }),
    );
  });

  it("say the same thing once only", () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const said = checkInstagramPost(content).map(({ path, rule }) => `${path} ${rule}`);
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });

  it("never pass what a story does not take", () => {
    fc.assert(
      fc.property(anyContent, (any) => {
        const content = { ...any, kind: "story" as const };
        const [item] = content.media;
        const isBare =
          content.caption === "" &&
          content.collaborators.length === 0 &&
          content.locationId === null &&
          content.shareToFeed === null &&
          content.firstComment === null &&
          item?.altText === null &&
          item.coverUrl === null &&
          item.coverMediaId === null &&
          item.thumbOffsetMs === null;
        if (!isBare) expect(checkInstagramPost(content)).not.toEqual([]);
      }),
    );
  });

  it("count code points, not the halves of an emoji", () => {
    const known = [
      { part: "🥐", points: 1 },
      { part: "e\u0301", points: 2 },
      { part: "👩‍🍳", points: 3 },
      { part: "a", points: 1 },
      { part: "\n", points: 1 },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...known)), (chosen) => {
        const caption = chosen.map(({ part }) => part).join("");
        expect(countCaption(caption).characters).toBe(chosen.reduce((sum, { points }) => sum + points, 0));
      }),
    );
  });
});
