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

  it.each([
    "\u200e@field.bakery",
    "\u2066field.bakery\u2069",
    "\ufefffield.\u200bbakery",
    "＠ｆｉｅｌｄ．ｂａｋｅｒｙ",
    "\u00a0 @@field.bakery\u3000",
    "@ field.bakery",
  ])("names people without what was pasted along: %j", (username) => {
    const media = [aMediaItem({ userTags: [{ username, x: 0.5, y: 0.5 }] })];
    const content = normal({ media, collaborators: [username] });
    expect([content.media[0]?.userTags[0]?.username, ...content.collaborators]).toEqual([
      "field.bakery",
      "field.bakery",
    ]);
  });

  it("has addresses and numbers as they were meant", () => {
    const media = [
      aMediaItem({
        url: "\u200eHttps://Example.com/A\u200b.jpg ",
        coverUrl: "\ufeffHTTPS://x.example/c.jpg",
      }),
    ];
    const content = normal({ media, locationId: "１２３\u200e" });
    expect(content.media[0]).toMatchObject({
      url: "https://Example.com/A.jpg",
      coverUrl: "https://x.example/c.jpg",
    });
    expect(content.locationId).toBe("123");
  });

  it("keeps in words what emoji and scripts need, and drops byte order marks", () => {
    const words = "👩🏽‍🍳 \u200fשלום می\u200cخواهم";
    const content = normal({ caption: `\ufeff${words}`, firstComment: `\ufeff${words}` });
    expect([content.caption, content.firstComment]).toEqual([words, words]);
  });

  it("is empty where nobody sees anything", () => {
    const unseen = "\u200b\u2066\u2069 \u3164\n";
    const content = normal({
      caption: unseen,
      firstComment: unseen,
      media: [aMediaItem({ altText: unseen })],
    });
    expect([content.caption, content.firstComment, content.media[0]?.altText]).toEqual(["", null, null]);
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
