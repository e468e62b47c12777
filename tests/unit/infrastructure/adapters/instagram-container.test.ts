import { describe, expect, it } from "vitest";
import type { PostingPublishRequest } from "@/core/application/interfaces/social/posting-adapter";
import {
  childParameters,
  containerParameters,
} from "@/infrastructure/adapters/external/social/posting/instagram-container";
import { IMAGE, VIDEO } from "@/tests/unit/fakes/a-fake-person";
import { aPhoto, aRequest, aVideo } from "./a-request";

const COVER = "https://crm.example.com/media/cover.jpg";
const PLACED = { username: "miller", x: 0.25, y: 1 };
const UNPLACED = { username: "baker", x: null, y: null };
const WORDS = { caption: "Fresh bread", collaborators: ["miller", "baker"], locationId: "110843418940484" };
const WORDS_SENT = {
  caption: "Fresh bread",
  collaborators: '["miller","baker"]',
  location_id: "110843418940484",
};

describe("the container of a photo in the feed", () => {
  it("has no media_type", () => {
    expect(containerParameters(aRequest(), [])).toEqual({ image_url: IMAGE, caption: "Fresh bread" });
  });

  it("carries everything that was said", () => {
    const media = [aPhoto({ altText: "A loaf", userTags: [PLACED] })];
    expect(containerParameters(aRequest({ ...WORDS, media }), [])).toEqual({
      image_url: IMAGE,
      alt_text: "A loaf",
      user_tags: '[{"username":"miller","x":0.25,"y":1}]',
      ...WORDS_SENT,
    });
  });

  it("leaves out what is empty, and what only a reel takes", () => {
    const media = [aPhoto({ altText: "", coverUrl: COVER, thumbOffsetMs: 5 })];
    const request = aRequest({ caption: "", locationId: "", media, shareToFeed: true });
    expect(containerParameters(request, [])).toEqual({ image_url: IMAGE });
  });

  it("has the address exactly as it stands", () => {
    const url = "https://cdn.example.com/a%20b.jpg?x=1&y=%2F+2#top";
    expect(containerParameters(aRequest({ media: [aPhoto({ url })] }), []).image_url).toBe(url);
  });
});

describe("the container of a reel", () => {
  it("is REELS, with no more than the address when nothing else is said", () => {
    const request = aRequest({ kind: "reel", caption: "", media: [aVideo()] });
    expect(containerParameters(request, [])).toEqual({ media_type: "REELS", video_url: VIDEO });
  });

  it("carries everything that was said, its tags without a place", () => {
    const media = [
      aVideo({ coverUrl: COVER, thumbOffsetMs: 1500, userTags: [PLACED, UNPLACED], altText: "x" }),
    ];
    expect(containerParameters(aRequest({ ...WORDS, kind: "reel", media, shareToFeed: true }), [])).toEqual({
      media_type: "REELS",
      video_url: VIDEO,
      cover_url: COVER,
      thumb_offset: "1500",
      share_to_feed: "true",
      user_tags: '[{"username":"miller"},{"username":"baker"}]',
      ...WORDS_SENT,
    });
  });

  it("says 0 and false where 0 and false are meant", () => {
    const request = aRequest({ kind: "reel", media: [aVideo({ thumbOffsetMs: 0 })], shareToFeed: false });
    expect(containerParameters(request, [])).toMatchObject({ thumb_offset: "0", share_to_feed: "false" });
  });
});

describe("the container of a story", () => {
  it.each([
    ["photo", aPhoto, { image_url: IMAGE }],
    ["video", aVideo, { video_url: VIDEO }],
  ])("of a %s is STORIES, without words, its tags with a place where there is one", (_, item, source) => {
    const media = [item({ userTags: [PLACED, UNPLACED], altText: "x", coverUrl: COVER, thumbOffsetMs: 1 })];
    expect(containerParameters(aRequest({ ...WORDS, kind: "story", media, shareToFeed: true }), [])).toEqual({
      media_type: "STORIES",
      ...source,
      user_tags: '[{"username":"miller","x":0.25,"y":1},{"username":"baker"}]',
    });
  });
});

describe("the containers of a carousel", () => {
  const carousel = aRequest({
    ...WORDS,
    shareToFeed: true,
    media: [
      aPhoto({ altText: "A loaf", userTags: [PLACED], coverUrl: COVER }),
      aVideo({ thumbOffsetMs: 0, altText: "x", userTags: [PLACED] }),
      aPhoto(),
    ],
  });

  it("one for each item, without the words of the post", () => {
    expect([0, 1, 2].map((index) => childParameters(carousel, index))).toEqual([
      {
        is_carousel_item: "true",
        image_url: IMAGE,
        alt_text: "A loaf",
        user_tags: '[{"username":"miller","x":0.25,"y":1}]',
      },
      { is_carousel_item: "true", media_type: "VIDEO", video_url: VIDEO, thumb_offset: "0" },
      { is_carousel_item: "true", image_url: IMAGE },
    ]);
  });

  it("and one for all, with the items in order", () => {
    expect(
      containerParameters(carousel, ["17889000000000013", "17889000000000011", "17889000000000012"]),
    ).toEqual({
      media_type: "CAROUSEL",
      children: "17889000000000013,17889000000000011,17889000000000012",
      ...WORDS_SENT,
    });
  });

  it("are a carousel also when the first item is a video", () => {
    const media = [aVideo(), aPhoto()];
    expect(childParameters(aRequest({ media }), 0).media_type).toBe("VIDEO");
    expect(containerParameters(aRequest({ media }), ["1", "2"]).media_type).toBe("CAROUSEL");
  });
});

describe("a video whose bytes are sent", () => {
  const sent = { upload: "an-upload" };

  it("as a reel: has no address, and all that was said", () => {
    const media = [aVideo({ ...sent, coverUrl: COVER })];
    expect(containerParameters(aRequest({ ...WORDS, kind: "reel", media }), [])).toEqual({
      media_type: "REELS",
      upload_type: "resumable",
      cover_url: COVER,
      ...WORDS_SENT,
    });
  });

  it("as a story or as an item of a carousel: has no address either", () => {
    const story = aRequest({ kind: "story", media: [aVideo(sent)] });
    expect(containerParameters(story, [])).toEqual({ media_type: "STORIES", upload_type: "resumable" });
    const carousel = aRequest({ media: [aPhoto(), aVideo(sent)] });
    expect(childParameters(carousel, 1)).toEqual({
      media_type: "VIDEO",
      is_carousel_item: "true",
      upload_type: "resumable",
    });
  });
});

describe("no container at all", () => {
  it.each<[string, PostingPublishRequest, readonly string[]]>([
    ["nothing", aRequest({ media: [] }), []],
    ["a video in the feed that is no reel", aRequest({ media: [aVideo()] }), []],
    ["a reel of a photo", aRequest({ kind: "reel" }), []],
    ["a reel of two", aRequest({ kind: "reel", media: [aVideo(), aVideo()] }), []],
    ["a story of two", aRequest({ kind: "story", media: [aPhoto(), aPhoto()] }), []],
    ["a carousel without its items", aRequest({ media: [aPhoto(), aPhoto()] }), []],
    ["a carousel with an item less", aRequest({ media: [aPhoto(), aPhoto()] }), ["1"]],
    ["a photo with items", aRequest(), ["1"]],
  ])("for %s", (_, request, children) => {
    expect(() => containerParameters(request, children)).toThrow(
      expect.objectContaining({ code: "media_rejected" }),
    );
  });

  it("for an item that is not there, or of something that is no carousel", () => {
    const rejected = expect.objectContaining({ code: "media_rejected" });
    expect(() => childParameters(aRequest({ media: [aPhoto(), aPhoto()] }), 2)).toThrow(rejected);
    expect(() => childParameters(aRequest(), 0)).toThrow(rejected);
    expect(() => childParameters(aRequest({ kind: "story", media: [aPhoto(), aPhoto()] }), 0)).toThrow(
      rejected,
    );
  });
});
