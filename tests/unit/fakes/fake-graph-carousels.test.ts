import { describe, expect, it } from "vitest";
import { CORNER_COFFEE, CORNER_COFFEE_PAGE, FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { get, loggedIn, pageToken, post, prepare, publish } from "./a-fake-person";
import { CHILD_PHOTO, CHILD_VIDEO, goLive, make, makeCarousel } from "./a-fake-post";

const CAROUSEL = { media_type: "CAROUSEL" };

async function withChildren(count: number) {
  const world = await loggedIn();
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(await make(world.fake, world.page, CHILD_PHOTO));
  const parent = (children: string) =>
    post(world.fake, world.page, `${FIELD_BAKERY}/media`, { ...CAROUSEL, children });
  return { ...world, ids, parent };
}

describe("a carousel", () => {
  it("takes its children with commas or as a JSON array", async () => {
    const { ids, parent } = await withChildren(2);
    expect((await parent(ids.join(","))).status).toBe(200);
    expect((await parent(JSON.stringify(ids))).status).toBe(200);
  });

  it.each([1, 11])("refuses %i children", async (count) => {
    const { ids, parent } = await withChildren(count);
    expect((await parent(ids.join(","))).body.error).toMatchObject({ code: 100, error_subcode: 2207028 });
  });

  it("waits for every child", async () => {
    const { fake, page, ids, parent } = await withChildren(1);
    const children = [...ids, await make(fake, page, CHILD_VIDEO)].join(",");
    expect((await parent(children)).body.error).toMatchObject({ code: 9007, error_subcode: 2207027 });
    fake.advance(3000);
    expect((await parent(children)).status).toBe(200);
  });

  it("refuses a child that is unknown, of another account, no carousel item, broken or expired", async () => {
    const { fake, page, long, ids, parent } = await withChildren(2);
    const [first = "", second = ""] = ids;
    const other = await pageToken(fake, long, CORNER_COFFEE_PAGE);
    const foreign = (await post(fake, other, `${CORNER_COFFEE}/media`, CHILD_PHOTO)).body.id;
    const errorWith = async (id: string | undefined) => (await parent(`${first},${id}`)).body.error;
    expect(await errorWith("17889000000009999")).toMatchObject({ code: 24, error_subcode: 2207006 });
    expect(await errorWith(foreign)).toMatchObject({ code: 24, error_subcode: 2207006 });
    expect(await errorWith(await prepare(fake, page))).toMatchObject({ code: 100 });
    fake.failContainer(2207076, second);
    expect(await errorWith(second)).toMatchObject({ code: -1, error_subcode: 2207032 });
    fake.advance(86_400_000);
    expect(await errorWith(first)).toMatchObject({ code: -2, error_subcode: 2207020 });
  });

  it("ripens like a photo", async () => {
    const { fake, page } = await loggedIn({ ripenMs: 0 });
    const photos = [await make(fake, page, CHILD_PHOTO), await make(fake, page, CHILD_PHOTO)];
    fake.setSwitches({ ripenMs: 700 });
    const id = await make(fake, page, { ...CAROUSEL, children: photos.join(",") });
    expect((await publish(fake, page, id)).body.error).toMatchObject({ error_subcode: 2207027 });
    fake.advance(700);
    expect((await publish(fake, page, id)).status).toBe(200);
  });

  it("cannot be published item by item", async () => {
    const { fake, page } = await loggedIn();
    const { body } = await publish(fake, page, await make(fake, page, CHILD_PHOTO));
    expect(body.error).toMatchObject({ code: 100, error_subcode: 2207089 });
    expect(fake.livePosts(FIELD_BAKERY)).toEqual([]);
  });

  it("is one live post with its items, and one of the quota", async () => {
    const { fake, page } = await loggedIn();
    const container = await makeCarousel(fake, page, { caption: "Two loaves", location_id: "7640348500" });
    const { body } = await publish(fake, page, container);
    const fields = "media_type,media_product_type,children{id,media_type,media_url},permalink";
    const { raw } = await get(fake, page, `${body.id}?fields=${fields}`);
    expect(raw).toMatchObject({
      media_type: "CAROUSEL_ALBUM",
      media_product_type: "FEED",
      children: { data: [{ media_type: "IMAGE" }, { media_type: "VIDEO" }] },
      permalink: expect.stringContaining("/p/D"),
    });
    expect(fake.livePosts(FIELD_BAKERY)).toMatchObject([
      { id: body.id, caption: "Two loaves", locationId: "7640348500" },
    ]);
    const list = await get(fake, page, `${FIELD_BAKERY}/media`);
    expect(list.body.data).toEqual([{ id: body.id }]);
    const quota = await get(fake, page, `${FIELD_BAKERY}/content_publishing_limit`);
    expect(quota.body.data).toEqual([{ quota_usage: 1 }]);
  });

  it("has items that can be read, but not for insights", async () => {
    const { fake, page } = await loggedIn();
    const id = await goLive(fake, page, CAROUSEL);
    const [child = ""] = fake.livePosts(FIELD_BAKERY)[0]?.children ?? [];
    expect(id).not.toBe(child);
    expect((await get(fake, page, `${child}?fields=media_type`)).raw).toEqual({
      media_type: "IMAGE",
      id: child,
    });
    expect((await get(fake, page, `${child}/insights?metric=views`)).body.error).toMatchObject({ code: 100 });
  });
});
