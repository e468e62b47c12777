import { describe, expect, it } from "vitest";
import { createPostBody } from "@/app/api/_schemas/post-body";
import { factsOf, positionWords } from "@/app/crm/social/posts/[postId]/content-words";
import { copyOf } from "@/app/crm/social/posts/post-copy";
import { aPostView, aViewedItem } from "@/tests/builders/a-post-view";

const rich = aPostView({
  status: "failed",
  kind: "reel",
  media: [
    aViewedItem({
      type: "video",
      mediaId: "64b7f0c2a1b2c3d4e5f60700",
      thumbOffsetMs: 1500,
      altText: "Waves",
      userTags: [{ username: "field.bakery", x: null, y: null }],
    }),
  ],
  collaborators: ["dana"],
  locationId: "123",
  shareToFeed: false,
  firstComment: "Hello",
  firstCommentState: "pending",
  scheduledAt: "2026-12-01T09:00:00.000Z",
});

describe("what else belongs to a post", () => {
  it("is named where it was asked for", () => {
    expect(factsOf(rich).map(({ name, text }) => `${name}: ${text}`)).toEqual([
      "Tagged: @field.bakery",
      "Collaborators: @dana",
      "Location: Place 123",
      "Cover: The frame at 1.5 s",
      "Shown in the feed: No, only among reels",
      "Alt text: Waves",
      "First comment: Hello",
      "State of the first comment: Comes after the post is live",
    ]);
    expect(factsOf(aPostView())).toEqual([]);
  });

  it("names each item of a carousel by its place", () => {
    expect(positionWords({ type: "video" }, 1, 4)).toBe("Video 2 of 4");
  });
});

describe("a copy of a post", () => {
  it("is a draft with the same content, without the old time", () => {
    expect(createPostBody.parse(copyOf(rich))).toEqual({
      channelId: rich.channelId,
      kind: "reel",
      caption: rich.caption,
      media: [
        {
          type: "video",
          mediaId: "64b7f0c2a1b2c3d4e5f60700",
          thumbOffsetMs: 1500,
          altText: "Waves",
          userTags: [{ username: "field.bakery", x: null, y: null }],
        },
      ],
      collaborators: ["dana"],
      locationId: "123",
      shareToFeed: false,
      firstComment: "Hello",
      draft: true,
    });
  });

  it("names an upload by its id and a file elsewhere by its address, never both", () => {
    const cover = { coverMediaId: "64b7f0c2a1b2c3d4e5f60701", coverUrl: "https://example.com/cover.jpg" };
    const media = [aViewedItem(), aViewedItem({ mediaId: "64b7f0c2a1b2c3d4e5f60700", ...cover })];
    const copied = createPostBody.parse(copyOf(aPostView({ media }))).media;
    expect(copied[0]).toMatchObject({ url: "https://example.com/sea.jpg" });
    expect(copied[1]).not.toHaveProperty("url");
    expect(copied[1]).not.toHaveProperty("coverUrl");
  });
});
