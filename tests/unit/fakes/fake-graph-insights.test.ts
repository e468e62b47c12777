import { describe, expect, it } from "vitest";
import { aFake, get, logIn, prepare, publish } from "./a-fake-person";

async function loggedIn(options: Parameters<typeof aFake>[0] = {}) {
  const fake = aFake(options);
  return { fake, ...(await logIn(fake)) };
}

describe("insights", () => {
  async function aPost() {
    const world = await loggedIn();
    const { body } = await publish(world.fake, world.page, await prepare(world.fake, world.page));
    return { ...world, id: body.id ?? "" };
  }

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
