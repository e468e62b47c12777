import { describe, expect, it } from "vitest";
import { get, IMAGE, loggedIn, VIDEO } from "./a-fake-person";
import { goLive } from "./a-fake-post";

const STORY = { media_type: "STORIES", image_url: IMAGE };
const REEL = { media_type: "REELS", video_url: VIDEO };
const REEL_SET =
  "views,reach,likes,comments,saved,shares,total_interactions,ig_reels_avg_watch_time,ig_reels_video_view_total_time";
const STORY_SET = "views,reach,replies,shares,total_interactions,navigation";

async function aPost(form?: Record<string, string>) {
  const world = await loggedIn();
  return { ...world, id: await goLive(world.fake, world.page, form) };
}

describe("insights", () => {
  it("give the numbers that were set, and leave unknown ones out", async () => {
    const { fake, page, id } = await aPost();
    fake.setInsights(id, { reach: 341, views: null, likes: 12 });
    const answer = await get(fake, page, `${id}/insights?metric=reach,views&period=lifetime`);
    expect(answer.body.data).toMatchObject([{ name: "reach", values: [{ value: 341 }] }]);
    const fields = await get(fake, page, `${id}?fields=like_count,insights.metric(reach,saved)`);
    expect(fields.raw).toMatchObject({
      like_count: 12,
      insights: { data: [{ name: "reach" }, { name: "saved" }] },
    });
  });

  it.each([
    ["replies", "(#100) The metric replies is not supported for this media type"],
    ["impressions", "(#100) Starting from version v22.0"],
    ["charm", "(#100) metric[1] must be one of the following values: views, reach"],
  ])("fail as a whole for %s", async (metric, message) => {
    const { fake, page, id } = await aPost();
    const answer = await get(fake, page, `${id}/insights?metric=reach,${metric}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toContain(message);
  });

  it("need their own permission, and time", async () => {
    const { fake, page, id } = await aPost();
    fake.setSwitches({ insightsDelayMs: 1000 });
    expect((await get(fake, page, `${id}/insights?metric=reach`)).raw).toEqual({ data: [] });
    fake.setScopes(["instagram_basic"]);
    expect((await get(fake, page, `${id}/insights?metric=reach`)).status).toBe(403);
  });
});

describe("the insights of each kind", () => {
  it.each([
    ["a reel", REEL, REEL_SET],
    ["a story", STORY, STORY_SET],
  ])("%s has numbers for its whole set", async (_name, form, metrics) => {
    const { fake, page, id } = await aPost(form);
    const answer = await get(fake, page, `${id}/insights?metric=${metrics}&period=lifetime`);
    const names = metrics.split(",").map((name) => ({ name, values: [{ value: expect.any(Number) }] }));
    expect(answer.body.data).toMatchObject(names);
  });

  it("come with the fields of the post, a period among them", async () => {
    const { fake, page, id } = await aPost(REEL);
    const expansion = "insights.metric(views,reach).period(lifetime)";
    const { raw } = await get(fake, page, `${id}?fields=like_count,${expansion}`);
    const insights = { data: [{ name: "views" }, { name: "reach" }] };
    expect(raw).toMatchObject({ like_count: expect.any(Number), insights });
    const { body } = await get(fake, page, `${id}/insights?metric=views&period=day`);
    expect(body.error).toMatchObject({ code: 100 });
  });

  it.each([
    [4, 400],
    [5, 200],
  ])("of a story with %i viewers answer %i", async (viewers, status) => {
    const { fake, page, id } = await aPost(STORY);
    fake.setStoryViewers(id, viewers);
    const answer = await get(fake, page, `${id}/insights?metric=views`);
    expect(answer.status).toBe(status);
    expect(answer.body.error?.code).toBe(status === 200 ? undefined : 10);
  });

  it("of a story are gone after its day, of a photo they stay", async () => {
    const { fake, page, id } = await aPost(STORY);
    const photo = await goLive(fake, page);
    fake.advance(86_400_000);
    expect((await get(fake, page, `${id}/insights?metric=views`)).raw).toEqual({ data: [] });
    expect((await get(fake, page, `${photo}/insights?metric=views`)).body.data).toHaveLength(1);
  });

  it("refuse a post that is older than the professional account", async () => {
    const { fake, page, id } = await aPost();
    const read = () => get(fake, page, `${id}/insights?metric=views`);
    fake.setOlderThanConversion(id);
    expect((await read()).body.error).toMatchObject({ code: 100, error_subcode: 2108006 });
    fake.setOlderThanConversion(id, false);
    expect((await read()).status).toBe(200);
  });

  it.each([
    ["a photo", undefined, "reach, shares, total_interactions", "navigation"],
    ["a story", STORY, "navigation", "saved"],
  ])("refuse a retired name of %s with the names that are left", async (_name, form, allowed, foreign) => {
    const { fake, page, id } = await aPost(form);
    fake.setSwitches({ retiredMetrics: ["views"] });
    const { body } = await get(fake, page, `${id}/insights?metric=reach,views`);
    const message = body.error?.message ?? "";
    expect(message).toContain("(#100) metric[1] must be one of the following values: ");
    expect(message).toContain(allowed);
    expect(message).not.toContain(foreign);
    expect(message).not.toMatch(/[ ,]views/);
    expect((await get(fake, page, `${id}/insights?metric=reach`)).status).toBe(200);
  });
});
