import { describe, expect, it } from "vitest";
import { presentPost } from "@/app/api/_present/present-post";
import { post as postSchema } from "@/app/api/_schemas/post";
import { NO_COMMENT_YET } from "@/core/domain/marketing/live-upkeep";
import { POST_STATUSES } from "@/core/domain/marketing/post";
import { aFailure, aMediaItem, anUpkeep, aPost, aPostMetrics } from "@/tests/builders/a-post";

const SITE = "https://crm.example/media";
const view = (...[over]: Parameters<typeof aPost>) =>
  postSchema.strict().parse(presentPost(aPost(over), (mediaId, shown) => `${SITE}/${mediaId}/${shown}`));

describe("the media of a post", () => {
  it.each(["image", "video"] as const)("show an uploaded %s by its address and its small picture", (type) => {
    const [item] = view({ media: [aMediaItem({ type, mediaId: "m1", url: null })] }).media;
    expect(item).toMatchObject({
      mediaId: "m1",
      url: `${SITE}/m1/${type}`,
      thumbnailUrl: `${SITE}/m1/thumbnail`,
      coverUrl: null,
    });
  });

  const cdn = "https://cdn.example/c.jpg";
  it.each([
    ["an upload", { coverMediaId: "c1" }, `${SITE}/c1/image`, `${SITE}/c1/thumbnail`],
    [
      "an upload of an uploaded video",
      { mediaId: "m1", coverMediaId: "c1" },
      `${SITE}/c1/image`,
      `${SITE}/c1/thumbnail`,
    ],
    ["an address", { coverUrl: cdn }, cdn, cdn],
    ["an address for an uploaded video", { mediaId: "m1", coverUrl: cdn }, cdn, cdn],
    ["nothing", {}, null, null],
  ])("show a video by its cover: %s", (_what, item, coverUrl, thumbnailUrl) => {
    const [shown] = view({ media: [aMediaItem({ type: "video", ...item })] }).media;
    expect(shown).toMatchObject({ coverUrl, thumbnailUrl });
  });

  it("show a picture from elsewhere by itself", () => {
    const [item] = view({ media: [aMediaItem({ url: "https://cdn.example/a.jpg" })] }).media;
    expect(item).toMatchObject({
      url: "https://cdn.example/a.jpg",
      thumbnailUrl: "https://cdn.example/a.jpg",
    });
  });

  it("show what else was asked for", () => {
    const userTags = [{ username: "baker", x: 0.5, y: null }];
    const [item] = view({ media: [aMediaItem({ thumbOffsetMs: 1200, userTags })] }).media;
    expect(item).toMatchObject({ thumbOffsetMs: 1200, userTags });
  });
});

describe("the first comment", () => {
  it.each([
    ["nothing", null, anUpkeep(), null],
    ["one that waits for the post", "Hi", anUpkeep(), "pending"],
    ["one that is posted", "Hi", anUpkeep({ comment: { ...NO_COMMENT_YET, state: "posted" } }), "posted"],
    ["one that failed", "Hi", anUpkeep({ comment: { ...NO_COMMENT_YET, state: "failed" } }), "failed"],
  ] as const)("of %s", (_what, firstComment, upkeep, state) => {
    expect(view({ firstComment, upkeep })).toMatchObject({ firstComment, firstCommentState: state });
  });
});

describe("what comes next", () => {
  const AT = new Date("2026-11-25T09:00:00.000Z");
  const RESTING = ["draft", "published", "failed", "cancelled", "unconfirmed"];

  it.each(POST_STATUSES)("of a post that is %s", (status) => {
    const { nextAttemptAt } = view({ status, nextAttemptAt: AT });
    expect(nextAttemptAt).toBe(RESTING.includes(status) ? null : AT.toISOString());
  });
});

describe("the error of a post", () => {
  it("names the item it is about, in the sentence as well", () => {
    const failure = aFailure({ code: "media_rejected", reason: "image_ratio", item: 1, retryable: false });
    const { error } = view({ status: "failed", failure });
    expect(error).toEqual({
      code: "media_rejected",
      message: expect.stringMatching(/2/),
      retryable: false,
      item: 1,
    });
  });

  it("names no item when it is about the whole post", () => {
    expect(view({ status: "failed", failure: aFailure() }).error).not.toHaveProperty("item");
  });

  it("says what to do only when somebody has to do it", () => {
    const failure = aFailure({ code: "rate_limited" });
    const sentences = (["queued", "failed"] as const).map(
      (status) => view({ status, failure }).error?.message,
    );
    expect(sentences[1]?.length).toBeGreaterThan(sentences[0]?.length ?? 0);
  });
});

it("shows the latest numbers, those of reels and stories too", () => {
  const numbers = aPostMetrics({ averageWatchTimeMs: 3400, replies: 2, navigation: null });
  const metrics = [
    { collectedAt: new Date(0), metrics: aPostMetrics() },
    { collectedAt: new Date(1), metrics: numbers },
  ];
  expect(view({ metrics }).metrics).toEqual(numbers);
});
