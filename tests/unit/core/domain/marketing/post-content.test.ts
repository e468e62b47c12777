import { describe, expect, it } from "vitest";
import { isCarousel, kindOf, normalizeContent } from "@/core/domain/marketing/post-content";
import { aMediaItem, aNewPost } from "@/tests/builders/a-post";

const IMAGE = { type: "image" } as const;
const VIDEO = { type: "video" } as const;

describe("the kind that is left out", () => {
  it.each([
    ["one video is a reel", [VIDEO], "reel"],
    ["one picture is feed", [IMAGE], "feed"],
    ["two videos are feed", [VIDEO, VIDEO], "feed"],
    ["a video and a picture are feed", [VIDEO, IMAGE], "feed"],
    ["nothing is feed", [], "feed"],
  ] as const)("%s", (_, media, kind) => {
    expect(kindOf(media)).toBe(kind);
  });
});

describe("a carousel", () => {
  it.each([
    ["is two items in the feed", "feed", 2, true],
    ["is not one item", "feed", 1, false],
    ["is not two stories", "story", 2, false],
    ["is not two reels", "reel", 2, false],
  ] as const)("%s", (_, kind, count, expected) => {
    expect(isCarousel({ kind, media: Array.from({ length: count }, () => aMediaItem()) })).toBe(expected);
  });
});

describe("content as Meta wants it", () => {
  const normal = (over: object) => normalizeContent({ ...aNewPost(), ...over });

  it("names people without @ and spaces", () => {
    const tag = { x: 0.5, y: null };
    const media = [
      aMediaItem({
        userTags: [
          { ...tag, username: " @anna " },
          { ...tag, username: "be@n" },
        ],
      }),
    ];
    const content = normal({ media, collaborators: ["@@cora", "dan"] });
    expect(content.media[0]?.userTags).toEqual([
      { ...tag, username: "anna" },
      { ...tag, username: "be@n" },
    ]);
    expect(content.collaborators).toEqual(["cora", "dan"]);
  });

  it("has nothing empty where nothing was meant", () => {
    const content = normal({ media: [aMediaItem({ altText: "  " })], firstComment: "\n" });
    expect([content.media[0]?.altText, content.firstComment]).toEqual([null, null]);
    expect(normal({ firstComment: null }).firstComment).toBeNull();
  });

  it("keeps words as they were written, and the order of the items", () => {
    const media = [aMediaItem({ altText: " A boat " }), aMediaItem({ type: "video", altText: null })];
    const content = normal({ media, firstComment: " The recipe ", caption: " Bread " });
    expect(content).toMatchObject({ media, firstComment: " The recipe ", caption: " Bread ", kind: "feed" });
  });
});
