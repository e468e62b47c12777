import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { get, IMAGE, loggedIn, publish, VIDEO } from "./a-fake-person";
import { goLive, make } from "./a-fake-post";

const STORY = { media_type: "STORIES", image_url: IMAGE };
const REEL = { media_type: "REELS", video_url: VIDEO };

describe("a story", () => {
  it("is only in the list of stories, for a day", async () => {
    const { fake, page } = await loggedIn();
    const id = await goLive(fake, page, STORY);
    const lists = async () => [
      (await get(fake, page, `${FIELD_BAKERY}/stories`)).body.data,
      (await get(fake, page, `${FIELD_BAKERY}/media`)).body.data,
    ];
    expect(await lists()).toEqual([[{ id }], []]);
    fake.advance(86_399_999);
    expect(await lists()).toEqual([[{ id }], []]);
    fake.advance(1);
    expect(await lists()).toEqual([[], []]);
    expect(fake.livePosts(FIELD_BAKERY)).toMatchObject([{ id }]);
  });

  it.each([
    ["IMAGE", STORY],
    ["VIDEO", { media_type: "STORIES", video_url: VIDEO }],
  ])("of an %s has a link with a number, and counts for the quota", async (mediaType, form) => {
    const { fake, page } = await loggedIn();
    const id = await goLive(fake, page, form);
    const { raw } = await get(fake, page, `${id}?fields=media_type,media_product_type,permalink`);
    expect(raw).toEqual({
      id,
      media_type: mediaType,
      media_product_type: "STORY",
      permalink: expect.stringMatching(/^https:\/\/www\.instagram\.com\/stories\/field\.bakery\/\d+$/),
    });
    const quota = await get(fake, page, `${FIELD_BAKERY}/content_publishing_limit`);
    expect(quota.body.data).toEqual([{ quota_usage: 1 }]);
    expect((await get(fake, page, `${FIELD_BAKERY}?fields=media_count`)).raw).toMatchObject({
      media_count: 0,
    });
  });

  it("shows up late in lagging reads", async () => {
    const { fake, page } = await loggedIn();
    fake.setSwitches({ readLagMs: 1000 });
    await goLive(fake, page, STORY);
    expect((await get(fake, page, `${FIELD_BAKERY}/stories`)).raw).toEqual({ data: [] });
    fake.advance(1000);
    expect((await get(fake, page, `${FIELD_BAKERY}/stories`)).body.data).toHaveLength(1);
  });
});

describe("a reel", () => {
  it("is a video with a reel's link and a picture of its own", async () => {
    const { fake, page } = await loggedIn();
    const id = await goLive(fake, page, { ...REEL, caption: "Oven", share_to_feed: "false" });
    const fields = "media_type,media_product_type,permalink,thumbnail_url,media_url,is_shared_to_feed";
    expect((await get(fake, page, `${id}?fields=${fields}`)).raw).toMatchObject({
      media_type: "VIDEO",
      media_product_type: "REELS",
      permalink: expect.stringMatching(/^https:\/\/www\.instagram\.com\/reel\/D\w{10}\/$/),
      thumbnail_url: expect.stringContaining(".jpg"),
      media_url: expect.stringContaining(".mp4"),
      is_shared_to_feed: false,
    });
    expect((await get(fake, page, `${FIELD_BAKERY}/media`)).body.data).toEqual([{ id }]);
  });

  it("keeps what it was told, for tests to look at", async () => {
    const { fake, page } = await loggedIn({ videoRipenMs: 0 });
    const form = { user_tags: '[{"username":"a"}]', collaborators: '["b","c"]', thumb_offset: "1500" };
    await publish(fake, page, await make(fake, page, { ...REEL, ...form }));
    expect(fake.livePosts(FIELD_BAKERY)).toMatchObject([
      { userTags: [{ username: "a" }], collaborators: ["b", "c"], thumbOffset: 1500 },
    ]);
  });
});
