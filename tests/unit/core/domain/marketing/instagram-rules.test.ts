import { describe, expect, it } from "vitest";
import { checkInstagramPost, countCaption } from "@/core/domain/marketing/instagram-rules";
import type { PostContent, PostMedia, UserTag } from "@/core/domain/marketing/post-content";
import { aCarousel, aContent, aReel, aStory, named, photo, placed, video } from "./instagram-content";

const photoWith = (over: Partial<PostMedia>) => aContent({ media: [{ ...photo, ...over }] });
const reelWith = (over: Partial<PostMedia>) => aReel({ media: [{ ...video, ...over }] });
const storyWith = (over: Partial<PostMedia>) => aStory({ media: [{ ...photo, ...over }] });
const tagged = (...userTags: UserTag[]) => photoWith({ userTags });
const people = (count: number) => Array.from({ length: count }, (_, index) => `person.${index}`);

describe("counting a caption", () => {
  it.each([
    ["", 0, 0, 0],
    ["👍🏽 ok", 5, 0, 0],
    ["#bread and #rye_2 by @field.bakery", 34, 2, 1],
    ["mail@example.com is no mention, C#sharp no tag", 46, 0, 0],
    ["#🥐 #👩🏽‍🍳#🇫🇷", 11, 3, 0],
    ["#пекарня #パン屋 #مخبز #café", 25, 4, 0],
    ["#a#b is two, ##c one, ＃ｄ one", 28, 4, 0],
    ["#\u200b\u2066hidden\u2069 @\ufefffield.bakery ＠me", 29, 1, 2],
    ["#️⃣ and # alone, &#39;, *️⃣ and 5️⃣", 35, 0, 0],
    ["##double #", 10, 1, 0],
    ["&#39; is an entity", 18, 0, 0],
    ["#хлеб #パン", 9, 2, 0],
  ])("%s", (caption, characters, hashtags, mentions) => {
    expect(countCaption(caption)).toEqual({ characters, hashtags, mentions });
  });
});

describe("Instagram takes", () => {
  it.each<[string, PostContent]>([
    ["a plain photo with a full caption", aContent({ caption: "x".repeat(2200) })],
    [
      "a photo with everything",
      {
        ...aContent({ caption: "Bread", locationId: "1", firstComment: "Yum", collaborators: people(3) }),
        media: [
          { ...photo, altText: "é".repeat(1000), userTags: [placed, { username: "A_1.b", x: 0, y: 1 }] },
        ],
      },
    ],
    [
      "ten pictures and videos mixed",
      aContent({ media: [...Array(5).fill(photo), ...Array(5).fill(video)] }),
    ],
    ["a cover frame of a video in a carousel", aCarousel({ media: [photo, { ...video, thumbOffsetMs: 0 }] })],
    [
      "a reel with everything",
      {
        ...aReel({
          caption: "Bread",
          locationId: "1",
          firstComment: "Yum",
          shareToFeed: false,
          collaborators: ["a"],
        }),
        media: [{ ...video, coverUrl: "https://example.com/c.jpg", thumbOffsetMs: 1500, userTags: [named] }],
      },
    ],
    ["a story of one photo", aStory()],
    ["a story of one video", aStory({ media: [video] })],
    ["tags in a story with and without a place", storyWith({ userTags: [named, placed] })],
    [
      "twenty tags in all",
      aCarousel({ media: Array(4).fill({ ...photo, userTags: Array(5).fill(placed) }) }),
    ],
  ])("%s", (_, content) => {
    expect(checkInstagramPost(content)).toEqual([]);
  });
});

describe("Instagram refuses", () => {
  it.each<[string, PostContent, string, string]>([
    ["nothing to show", aContent({ media: [] }), "media", "media_required"],
    ["an empty reel", aReel({ media: [] }), "media", "media_required"],
    ["an eleventh item", aContent({ media: Array(11).fill(photo) }), "media", "media_count"],
    ["a single video in the feed", aContent({ media: [video] }), "kind", "single_video_is_reel"],
    [
      "a single video in the feed, and nothing that the reel will take",
      aContent({ media: [{ ...video, coverUrl: "https://example.com/c.jpg", userTags: [named] }] }),
      "kind",
      "single_video_is_reel",
    ],
    ["a picture as a reel", aReel({ media: [photo] }), "media.0.type", "reel_one_video"],
    ["two videos as a reel", aReel({ media: [video, video] }), "media", "reel_one_video"],
    ["two items as a story", aStory({ media: [photo, video] }), "media", "story_one_item"],
    ["2,201 characters", aContent({ caption: "x".repeat(2201) }), "caption", "caption_length"],
    ["31 hashtags of emoji", aReel({ caption: "#🥐".repeat(31) }), "caption", "caption_hashtags"],
    ["31 hashtags", aReel({ caption: "#a ".repeat(31) }), "caption", "caption_hashtags"],
    ["21 mentions", aCarousel({ caption: "@a ".repeat(21) }), "caption", "caption_mentions"],
    ["a long alt text", photoWith({ altText: "é".repeat(1001) }), "media.0.altText", "alt_text_length"],
    ["a negative cover frame", reelWith({ thumbOffsetMs: -1 }), "media.0.thumbOffsetMs", "thumb_offset"],
    ["half a millisecond", reelWith({ thumbOffsetMs: 0.5 }), "media.0.thumbOffsetMs", "thumb_offset"],
    [
      "a cover frame that is no number",
      reelWith({ thumbOffsetMs: Number.NaN }),
      "media.0.thumbOffsetMs",
      "thumb_offset",
    ],
    ["a fourth collaborator", aContent({ collaborators: people(4) }), "collaborators", "collaborators_count"],
    [
      "a collaborator twice",
      aReel({ collaborators: ["ann", "Ann"] }),
      "collaborators.1",
      "collaborator_repeated",
    ],
    ["an empty handle", aContent({ collaborators: ["a", ""] }), "collaborators.1", "username_shape"],
    ["a handle with @", aContent({ collaborators: ["@ann"] }), "collaborators.0", "username_shape"],
    [
      "a long handle",
      tagged({ ...placed, username: "x".repeat(31) }),
      "media.0.userTags.0.username",
      "username_shape",
    ],
    [
      "a handle with a line end",
      tagged({ ...placed, username: "ann\n" }),
      "media.0.userTags.0.username",
      "username_shape",
    ],
    [
      "a tag right of the picture",
      tagged({ ...placed, x: 1.01 }),
      "media.0.userTags.0.x",
      "user_tag_place_range",
    ],
    [
      "a tag nowhere",
      tagged(placed, { ...placed, y: Number.NaN }),
      "media.0.userTags.1.y",
      "user_tag_place_range",
    ],
    [
      "a photo's tag without a place",
      tagged({ ...placed, y: null }),
      "media.0.userTags.0.y",
      "user_tag_place_required",
    ],
    [
      "half a place in a story",
      storyWith({ userTags: [{ ...placed, x: null }] }),
      "media.0.userTags.0.x",
      "user_tag_place_required",
    ],
    [
      "a wrong place in a story",
      storyWith({ userTags: [{ ...placed, x: -0.1 }] }),
      "media.0.userTags.0.x",
      "user_tag_place_range",
    ],
    [
      "half a place in a reel",
      reelWith({ userTags: [{ ...named, x: 0 }] }),
      "media.0.userTags.0.x",
      "user_tag_place_not_taken",
    ],
    ["a 21st tag", tagged(...Array<UserTag>(21).fill(placed)), "media.0.userTags", "user_tags_count"],
  ])("%s", (_, content, path, rule) => {
    expect(checkInstagramPost(content)).toMatchObject([{ path, rule, message: expect.stringMatching(/\w/) }]);
  });

  it("tags beyond twenty at the item where they become too many", () => {
    const item = { ...photo, userTags: Array<UserTag>(10).fill(placed) };
    expect(checkInstagramPost(aContent({ media: [item, item, item, item] }))).toEqual([
      {
        path: "media.2.userTags",
        rule: "user_tags_count",
        message: "The post tags 40 people; Instagram takes 20 in all",
        limit: 20,
      },
    ]);
  });

  it("everything at once, in the order of the form", () => {
    const caption = `${"x".repeat(2200)}${" #a".repeat(31)}`;
    const rules = checkInstagramPost(aContent({ media: [], caption })).map(({ rule }) => rule);
    expect(rules).toEqual(["media_required", "caption_length", "caption_hashtags"]);
  });

  it.each<[PostContent, string]>([
    [aContent({ media: [] }), "Instagram requires at least one image or video"],
    [aStory({ caption: "Hello" }), "A story takes no caption"],
    [
      aCarousel({ media: [photo, { ...video, altText: "Bread" }] }),
      "Item 2: a video in a carousel takes no alt text",
    ],
    [aContent({ caption: "x".repeat(2201) }), "The caption has 2201 characters; Instagram takes 2200"],
    [
      aCarousel({ media: [photo, { ...photo, userTags: [{ ...placed, username: "a b" }] }] }),
      "Item 2: Tag 1 cannot be found: an Instagram username has 1 to 30 letters, digits, dots and underscores, and this one has a space (U+0020)",
    ],
  ])("with a sentence for a person (%#)", (content, sentence) => {
    expect(checkInstagramPost(content).map(({ message }) => message)).toEqual([sentence]);
  });
});

describe("a field that a kind does not take is refused:", () => {
  const wholePost: Partial<PostContent> = {
    caption: "x".repeat(2201),
    collaborators: ["", ""],
    locationId: "1",
    firstComment: "Yum",
  };
  it.each(Object.keys(wholePost) as (keyof PostContent)[])("%s of a story", (field) => {
    const content = aStory({ [field]: wholePost[field] });
    expect(checkInstagramPost(content)).toMatchObject([{ path: field, rule: "field_not_taken" }]);
  });

  it.each([aContent(), aCarousel(), aStory()])("shareToFeed of anything but a reel (%#)", (content) => {
    expect(checkInstagramPost({ ...content, shareToFeed: false })).toMatchObject([
      { path: "shareToFeed", rule: "field_not_taken" },
    ]);
  });

  it.each<[keyof PostMedia, Partial<PostMedia>, PostContent[]]>([
    [
      "altText",
      { altText: "x".repeat(1001) },
      [aReel(), aStory(), aStory({ media: [video] }), aContent({ media: [video, photo] })],
    ],
    [
      "coverUrl",
      { coverUrl: "https://example.com/c.jpg" },
      [aContent(), aCarousel(), aContent({ media: [video, photo] }), aStory()],
    ],
    [
      "coverMediaId",
      { coverMediaId: "m" },
      [aContent(), aCarousel(), aContent({ media: [video, photo] }), aStory()],
    ],
    ["thumbOffsetMs", { thumbOffsetMs: -1 }, [aContent(), aCarousel(), aStory(), aStory({ media: [video] })]],
    [
      "userTags",
      { userTags: Array<UserTag>(21).fill({ ...placed, username: "" }) },
      [aContent({ media: [video, photo] })],
    ],
  ])("%s where it has no meaning", (field, over, contents) => {
    for (const content of contents) {
      const [first = photo, ...others] = content.media;
      expect(checkInstagramPost({ ...content, media: [{ ...first, ...over }, ...others] })).toMatchObject([
        { path: `media.0.${field}`, rule: "field_not_taken" },
      ]);
    }
  });
});
