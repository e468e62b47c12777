import { describe, expect, it } from "vitest";
import { DEFAULT_SCOPES } from "@/tests/fakes/graph/grants";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { get, IMAGE, loggedIn, post, remove } from "./a-fake-person";
import { goLive } from "./a-fake-post";

const STORY = { media_type: "STORIES", image_url: IMAGE };
const CAROUSEL = { media_type: "CAROUSEL" };

async function aPost(form?: Record<string, string>, scopes: readonly string[] = DEFAULT_SCOPES) {
  const world = await loggedIn({}, { scopes });
  return { ...world, id: await goLive(world.fake, world.page, form) };
}

describe("a comment", () => {
  it("is listed with its writer, newest first, and counted", async () => {
    const { fake, page, id } = await aPost();
    const count = async () => (await get(fake, page, `${id}?fields=comments_count`)).raw;
    fake.setInsights(id, { comments: 0 });
    await post(fake, page, `${id}/comments`, { message: "#bread" });
    const { body } = await post(fake, page, `${id}/comments`, { message: "Yum" });
    expect(body.id).toMatch(/^17870\d{12}$/);
    expect(await count()).toMatchObject({ comments_count: 2 });
    const list = await get(fake, page, `${id}/comments?fields=id,text,timestamp,username,from{id,username}`);
    expect(list.body.data).toMatchObject([
      {
        id: body.id,
        text: "Yum",
        timestamp: "2026-11-23T10:15:00+0000",
        username: "field.bakery",
        from: { id: FIELD_BAKERY, username: "field.bakery" },
      },
      { text: "#bread" },
    ]);
  });

  it("is hidden while it is younger than the lag", async () => {
    const { fake, page, id } = await aPost();
    fake.setSwitches({ readLagMs: 1000 });
    await post(fake, page, `${id}/comments`, { message: "Yum" });
    expect((await get(fake, page, `${id}/comments`)).raw).toEqual({ data: [] });
    expect(fake.commentsOn(id)).toMatchObject([{ text: "Yum" }]);
    fake.advance(1000);
    expect((await get(fake, page, `${id}/comments`)).body.data).toHaveLength(1);
  });

  it("is made although the answer is an error, when fields were asked for", async () => {
    const { fake, page, id } = await aPost();
    const answer = await post(fake, page, `${id}/comments`, { message: "Yum", fields: "id" });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 20, error_subcode: 1772107 } } });
    expect(fake.commentsOn(id)).toHaveLength(1);
  });

  it.each([
    [
      "without its permission",
      undefined,
      ["instagram_basic", "instagram_content_publish", "pages_show_list"],
      10,
    ],
    ["on a story", STORY, DEFAULT_SCOPES, 100],
  ])("is refused %s", async (_name, form, scopes, code) => {
    const { fake, page, id } = await aPost(form, scopes);
    const answer = await post(fake, page, `${id}/comments`, { message: "Yum" });
    expect(answer.body.error).toMatchObject({ code });
    expect(fake.commentsOn(id)).toEqual([]);
  });

  it("needs words", async () => {
    const { fake, page, id } = await aPost();
    expect((await post(fake, page, `${id}/comments`, {})).body.error).toMatchObject({
      message: "(#100) The parameter message is required",
    });
  });

  it("can be switched off", async () => {
    const { fake, page, id } = await aPost();
    expect((await post(fake, page, id, { comment_enabled: "false" })).raw).toEqual({ success: true });
    expect((await get(fake, page, `${id}?fields=is_comment_enabled`)).raw).toMatchObject({
      is_comment_enabled: false,
    });
  });
});

describe("deleting", () => {
  const scopes = [...DEFAULT_SCOPES, "instagram_manage_contents"];
  const gone = { code: 100, error_subcode: 33 };

  it("takes a post away everywhere, once, and gives no quota back", async () => {
    const { fake, page, id } = await aPost(undefined, scopes);
    expect((await remove(fake, page, id)).raw).toEqual({ success: true, deleted_id: id });
    expect(fake.livePosts(FIELD_BAKERY)).toEqual([]);
    expect((await get(fake, page, id)).body.error).toMatchObject(gone);
    expect((await get(fake, page, `${FIELD_BAKERY}/media`)).raw).toEqual({ data: [] });
    expect((await remove(fake, page, id)).body.error).toMatchObject(gone);
    const quota = await get(fake, page, `${FIELD_BAKERY}/content_publishing_limit`);
    expect(quota.body.data).toEqual([{ quota_usage: 1 }]);
  });

  it("takes a carousel with its items, never an item alone", async () => {
    const { fake, page, id } = await aPost(CAROUSEL, scopes);
    const [child = ""] = fake.livePosts(FIELD_BAKERY)[0]?.children ?? [];
    expect((await remove(fake, page, child)).body.error).toMatchObject(gone);
    expect((await get(fake, page, child)).status).toBe(200);
    expect((await remove(fake, page, id)).status).toBe(200);
    expect((await get(fake, page, child)).body.error).toMatchObject(gone);
  });

  it("takes a story", async () => {
    const { fake, page, id } = await aPost(STORY, scopes);
    expect((await remove(fake, page, id)).status).toBe(200);
    expect((await get(fake, page, `${FIELD_BAKERY}/stories`)).raw).toEqual({ data: [] });
  });

  it("needs its own permission, and a post that is there", async () => {
    const { fake, page, id } = await aPost();
    expect(await remove(fake, page, id)).toMatchObject({ status: 403, body: { error: { code: 10 } } });
    expect((await remove(fake, page, "17990000000009999")).body.error).toMatchObject(gone);
    expect(fake.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });
});
