import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { issuesOf, refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { ELSEWHERE } from "../support/elsewhere";
import { connectedAdmin } from "../support/posts";
import { postOf, seePost, submitPost } from "../support/publish";
import { httpScene } from "../support/scene";
import { runWorkerUntilSeen } from "../support/worker";

const { meta, clock, db } = httpScene();
const COMMENTS = "instagram_manage_comments";
const PHOTO = { type: "image", url: `${ELSEWHERE}/buns.jpg` } as const;
const VIDEO = { type: "video", url: `${ELSEWHERE}/oven.mp4` } as const;
const COVER = `${ELSEWHERE}/cover.jpg`;
const WORDS = {
  caption: "Rye & wheat #bread",
  collaborators: ["@corner.coffee", "miller"],
  locationId: "106078429431815",
  firstComment: "Open from seven",
} as const;
const WORDS_AT_META = {
  caption: WORDS.caption,
  collaborators: '["corner.coffee","miller"]',
  location_id: WORDS.locationId,
};
const WORDS_SEEN = { ...WORDS, collaborators: ["corner.coffee", "miller"] };

interface Kind {
  readonly name: string;
  readonly body: { readonly media: readonly object[] } & Readonly<Record<string, unknown>>;
  /** What the view tells back, beside what was sent. */
  readonly seen: object;
  readonly media: readonly object[];
  /** The parameters of each container, in order. */
  readonly containers: readonly object[];
  readonly live: object;
}

const KINDS: readonly Kind[] = [
  {
    name: "a photo",
    body: {
      ...WORDS,
      media: [{ ...PHOTO, altText: "Buns on a tray", userTags: [{ username: "@baker", x: 0.5, y: 0.25 }] }],
    },
    seen: { kind: "feed", ...WORDS_SEEN, shareToFeed: null, firstCommentState: "pending" },
    media: [
      {
        ...PHOTO,
        thumbnailUrl: PHOTO.url,
        altText: "Buns on a tray",
        userTags: [{ username: "baker", x: 0.5, y: 0.25 }],
      },
    ],
    containers: [
      {
        ...WORDS_AT_META,
        image_url: PHOTO.url,
        alt_text: "Buns on a tray",
        user_tags: '[{"username":"baker","x":0.5,"y":0.25}]',
      },
    ],
    live: { mediaType: "IMAGE", productType: "FEED" },
  },
  {
    name: "a reel with a cover",
    body: {
      ...WORDS,
      kind: "reel",
      shareToFeed: false,
      media: [{ ...VIDEO, coverUrl: COVER, thumbOffsetMs: 1500, userTags: [{ username: "@baker" }] }],
    },
    seen: { kind: "reel", ...WORDS_SEEN, shareToFeed: false, firstCommentState: "pending" },
    media: [
      {
        ...VIDEO,
        thumbnailUrl: COVER,
        coverUrl: COVER,
        thumbOffsetMs: 1500,
        userTags: [{ username: "baker", x: null, y: null }],
      },
    ],
    containers: [
      {
        ...WORDS_AT_META,
        media_type: "REELS",
        video_url: VIDEO.url,
        cover_url: COVER,
        thumb_offset: "1500",
        share_to_feed: "false",
        user_tags: '[{"username":"baker"}]',
      },
    ],
    live: { mediaType: "VIDEO", productType: "REELS" },
  },
  {
    name: "a photo as a story",
    body: { kind: "story", media: [{ ...PHOTO, userTags: [{ username: "baker", x: 0, y: 1 }] }] },
    seen: { kind: "story", caption: "", firstComment: null, firstCommentState: null },
    media: [{ ...PHOTO, thumbnailUrl: PHOTO.url, userTags: [{ username: "baker", x: 0, y: 1 }] }],
    containers: [
      { media_type: "STORIES", image_url: PHOTO.url, user_tags: '[{"username":"baker","x":0,"y":1}]' },
    ],
    live: { mediaType: "IMAGE", productType: "STORY" },
  },
  {
    name: "a video as a story",
    body: { kind: "story", media: [{ ...VIDEO, userTags: [{ username: "baker" }] }] },
    seen: { kind: "story", caption: "", firstComment: null, firstCommentState: null },
    media: [{ ...VIDEO, thumbnailUrl: null, userTags: [{ username: "baker", x: null, y: null }] }],
    containers: [{ media_type: "STORIES", video_url: VIDEO.url, user_tags: '[{"username":"baker"}]' }],
    live: { mediaType: "VIDEO", productType: "STORY" },
  },
  {
    name: "a carousel of both",
    body: {
      ...WORDS,
      media: [
        { ...PHOTO, altText: "Buns", userTags: [{ username: "@baker", x: 1, y: 0 }] },
        { ...VIDEO, thumbOffsetMs: 0 },
        { ...PHOTO, url: COVER },
      ],
    },
    seen: { kind: "feed", ...WORDS_SEEN, firstCommentState: "pending" },
    media: [
      { ...PHOTO, altText: "Buns", userTags: [{ username: "baker", x: 1, y: 0 }] },
      { ...VIDEO, thumbOffsetMs: 0, userTags: [] },
      { ...PHOTO, url: COVER, altText: null, userTags: [] },
    ],
    containers: [
      {
        is_carousel_item: "true",
        image_url: PHOTO.url,
        alt_text: "Buns",
        user_tags: '[{"username":"baker","x":1,"y":0}]',
      },
      { is_carousel_item: "true", media_type: "VIDEO", video_url: VIDEO.url, thumb_offset: "0" },
      { is_carousel_item: "true", image_url: COVER },
      { ...WORDS_AT_META, media_type: "CAROUSEL", children: expect.stringMatching(/^\d+,\d+,\d+$/) },
    ],
    live: { mediaType: "CAROUSEL_ALBUM", productType: "FEED" },
  },
];

async function submitted(body: object) {
  const { browser } = await connectedAdmin(meta);
  const answer = await submitPost(browser, { channelId: FIELD_BAKERY, ...body });
  return { browser, answer };
}

/** Until nothing is left to do for it but counting. */
async function published(browser: Browser, id: string, hasComment: boolean) {
  return await runWorkerUntilSeen(
    browser,
    id,
    (post) => {
      expect(post).toMatchObject({
        status: "published",
        permalink: expect.stringContaining("instagram.com"),
      });
      if (hasComment) expect(post.firstCommentState).toBe("posted");
    },
    () => clock.advance(500),
  );
}

/** What Meta was told at each container, without the signature. */
const containersAsked = () =>
  meta.log
    .filter(({ method, path }) => method === "POST" && path.endsWith(`/${FIELD_BAKERY}/media`))
    .map(({ body }) => body);

const sortedBySource = (containers: readonly object[]) =>
  [...containers].sort((left, right) => sourceOf(left).localeCompare(sourceOf(right)));

/** Items of a carousel are made side by side: their order at Meta says nothing. */
const sourceOf = (container: object): string =>
  String(
    Reflect.get(container, "image_url") ?? Reflect.get(container, "video_url") ?? "the carousel comes last",
  );

describe.each(KINDS)("$name given by its address", ({ body, seen, media, containers, live }) => {
  it("is taken in with every field, and can be found where the answer says", async () => {
    const { browser, answer } = await submitted(body);
    expect(answer.status).toBe(202);
    const post = postOf(answer);
    expect(answer.location).toBe(`/api/social/posts/${post.id}`);
    expect(post).toMatchObject({ ...seen, channelId: FIELD_BAKERY, status: "queued" });
    expect(post.media).toHaveLength(media.length);
    expect(post.media).toMatchObject(media);
    expect(await seePost(browser, post.id)).toEqual(post);
  });

  it("goes live once, with exactly what was asked for", async () => {
    const { browser, answer } = await submitted(body);
    const firstComment = Reflect.get(body, "firstComment") ?? null;
    const post = await published(browser, postOf(answer).id, firstComment !== null);
    expect(sortedBySource(containersAsked())).toEqual(sortedBySource(containers));
    const [post1, ...more] = meta.livePosts(FIELD_BAKERY);
    expect(more).toEqual([]);
    expect(post1).toMatchObject({ ...live, id: post.platformPostId });
    const comments = meta.commentsOn(post.platformPostId ?? "").map(({ text }) => text);
    expect(comments).toEqual(firstComment === null ? [] : [firstComment]);
  });
});

describe("the items of a carousel", () => {
  it("stand in the order in which they were sent", async () => {
    const media = [VIDEO, PHOTO, { ...PHOTO, url: COVER }];
    const { browser, answer } = await submitted({ media });
    await published(browser, postOf(answer).id, false);
    let urls: unknown[] = [];
    meta.seedWorld(({ containers }) => {
      const parent = containers.find(({ children }) => children);
      const types = (parent?.children ?? []).map((id) => containers.find((item) => item.id === id));
      urls = types.map((item) => item?.mediaType);
    });
    expect(urls).toEqual(["VIDEO", "IMAGE", "IMAGE"]);
  });
});

describe("a first comment without the permission to comment", () => {
  it.each(KINDS.filter(({ body }) => "firstComment" in body))("is refused under $name", async ({ body }) => {
    const { browser } = await connectedAdmin(meta, { declined: [COMMENTS] });
    const answer = await submitPost(browser, { channelId: FIELD_BAKERY, ...body });
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    expect(answer.text).toContain(COMMENTS);
    expect(await db.collection("social_posts").countDocuments()).toBe(0);
    expect(containersAsked()).toEqual([]);
  });
});

describe("what a kind does not take", () => {
  const photo = (over: object) => ({ media: [{ ...PHOTO, ...over }] });
  const reel = (over: object) => ({ kind: "reel", media: [{ ...VIDEO, ...over }] });
  const story = (over: object) => ({ kind: "story", media: [{ ...PHOTO, ...over }] });
  const carousel = (over: object) => ({ media: [PHOTO, { ...VIDEO, ...over }] });
  const tags = (tag: object = {}) => ({ userTags: [{ username: "baker", ...tag }] });

  it.each([
    ["a photo with a cover", photo({ coverUrl: COVER }), ["media.0.coverUrl"]],
    ["a photo with a cover frame", photo({ thumbOffsetMs: 0 }), ["media.0.thumbOffsetMs"]],
    ["a photo that is shared to the feed", { ...photo({}), shareToFeed: true }, ["shareToFeed"]],
    ["a tag in a photo without its place", photo(tags()), ["media.0.userTags.0.x", "media.0.userTags.0.y"]],
    ["a tag outside the photo", photo(tags({ x: 1.1, y: 0 })), ["media.0.userTags.0.x"]],
    ["a reel with an alt text", reel({ altText: "An oven" }), ["media.0.altText"]],
    [
      "a reel with a tag in a place",
      reel(tags({ x: 0, y: 0.5 })),
      ["media.0.userTags.0.x", "media.0.userTags.0.y"],
    ],
    ["a reel of a picture", { kind: "reel", media: [PHOTO] }, ["media.0.type"]],
    ["a reel of two videos", { kind: "reel", media: [VIDEO, VIDEO] }, ["media"]],
    ["a video in the feed by itself", { kind: "feed", media: [VIDEO] }, ["kind"]],
    ["a story with a caption", { ...story({}), caption: "Buns" }, ["caption"]],
    ["a story with collaborators", { ...story({}), collaborators: ["baker"] }, ["collaborators"]],
    ["a story with a location", { ...story({}), locationId: "17" }, ["locationId"]],
    ["a story with a first comment", { ...story({}), firstComment: "First!" }, ["firstComment"]],
    ["a story that is shared to the feed", { ...story({}), shareToFeed: false }, ["shareToFeed"]],
    ["a story with an alt text", story({ altText: "Buns" }), ["media.0.altText"]],
    ["a story with a cover", story({ coverUrl: COVER }), ["media.0.coverUrl"]],
    ["a story with a cover frame", story({ thumbOffsetMs: 1 }), ["media.0.thumbOffsetMs"]],
    ["a story with half a place", story(tags({ x: 0.5 })), ["media.0.userTags.0.y"]],
    ["a story of two", { kind: "story", media: [PHOTO, PHOTO] }, ["media"]],
    ["a carousel that is shared to the feed", { ...carousel({}), shareToFeed: true }, ["shareToFeed"]],
    ["a video in a carousel with an alt text", carousel({ altText: "An oven" }), ["media.1.altText"]],
    ["a video in a carousel with a cover", carousel({ coverUrl: COVER }), ["media.1.coverUrl"]],
    ["a video in a carousel with a tag", carousel(tags()), ["media.1.userTags"]],
    ["a carousel of eleven", { media: Array.from({ length: 11 }, () => PHOTO) }, ["media"]],
  ] as const)("is refused by its path: %s", async (_what, body, paths) => {
    const { answer } = await submitted(body);
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    const issues = issuesOf(answer);
    expect(issues.map(({ path }) => path)).toEqual(paths);
    for (const { rule } of issues) expect(rule).toMatch(/^[a-z_]+$/);
    expect(await db.collection("social_posts").countDocuments()).toBe(0);
  });
});
