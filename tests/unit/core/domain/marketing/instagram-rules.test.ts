import { describe, expect, it } from "vitest";
import { checkInstagramPost, countCaption } from "@/core/domain/marketing/instagram-rules";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post";

const photo: PostMedia = { type: "image", mediaId: null, url: "https://example.com/a.jpg", altText: null };
const video: PostMedia = { ...photo, type: "video" };
const content = (over: Partial<PostContent> = {}): PostContent => ({
  kind: "feed",
  caption: "",
  media: [photo],
  ...over,
});

describe("counting a caption", () => {
  it.each([
    ["", 0, 0, 0],
    ["👍🏽 ok", 5, 0, 0],
    ["#bread and #rye_2 by @field.bakery", 34, 2, 1],
    ["mail@example.com is no mention, C#sharp no tag", 46, 0, 0],
    ["##double #", 10, 1, 0],
    ["&#39; is an entity", 18, 0, 0],
    ["#хлеб #パン", 9, 2, 0],
  ])("%s", (caption, characters, hashtags, mentions) => {
    expect(countCaption(caption)).toEqual({ characters, hashtags, mentions });
  });
});

describe("the rules of Instagram", () => {
  it("let a plain photo pass", () => {
    expect(checkInstagramPost(content({ caption: "x".repeat(2200) }))).toEqual([]);
  });

  it.each<[string, Partial<PostContent>, string, string]>([
    ["a post has media", { media: [] }, "media", "media_required"],
    ["at most ten items", { media: new Array<PostMedia>(11).fill(photo) }, "media", "media_count"],
    ["one photo for now", { media: [photo, photo] }, "media", "carousel_unsupported"],
    ["no video for now", { media: [video] }, "media.0.type", "video_unsupported"],
    ["no reel for now", { kind: "reel" }, "kind", "kind_unsupported"],
    ["no story for now", { kind: "story" }, "kind", "kind_unsupported"],
    ["2,200 characters", { caption: "x".repeat(2201) }, "caption", "caption_length"],
    ["30 hashtags", { caption: "#a ".repeat(31) }, "caption", "caption_hashtags"],
    ["20 mentions", { caption: "@a ".repeat(21) }, "caption", "caption_mentions"],
    [
      "1,000 characters of description",
      { media: [{ ...photo, altText: "x".repeat(1001) }] },
      "media.0.altText",
      "alt_text_length",
    ],
  ])("%s", (_, over, path, rule) => {
    expect(checkInstagramPost(content(over))).toMatchObject([
      { path, rule, message: expect.stringMatching(/\w/) },
    ]);
  });

  it("are all told at once, in the order of the form", () => {
    const caption = `${"x".repeat(2200)}${" #a".repeat(31)}`;
    const rules = checkInstagramPost(content({ media: [], caption })).map(({ rule }) => rule);
    expect(rules).toEqual(["media_required", "caption_length", "caption_hashtags"]);
  });
});
