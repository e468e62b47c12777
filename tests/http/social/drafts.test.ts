import { describe, expect, it } from "vitest";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { publishLoop } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { issuesOf, pathsOf, refusalOf } from "../support/answer";
import { aDraft, BODY, connectedAdmin, inMs, patchPost } from "../support/posts";
import { postOf, seePost, submitPost, uploadedId } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, db, clock } = httpScene();
const DAY_MS = 24 * 60 * 60 * 1000;
const stored = () => db.collection("social_posts").countDocuments();

describe("a draft", () => {
  it("is kept, and answers where", async () => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, { ...BODY, draft: true });
    const { id } = postOf(answer);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(`/api/social/posts/${id}`);
    expect(await seePost(browser, id)).toMatchObject({ status: "draft", nextAttemptAt: null, revision: 0 });
  });

  it("never goes out by itself", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser, { scheduledAt: inMs(1_000) });
    clock.advance(DAY_MS);
    publishLoop().start();
    await clock.sleep(1_500);
    await publishLoop().stop(5_000);
    expect(await seePost(browser, id)).toMatchObject({ status: "draft", attempts: 0 });
    expect(meta.livePosts(FIELD_BAKERY)).toEqual([]);
  });

  it.each([
    ["nothing in it", { channelId: FIELD_BAKERY, draft: true }],
    ["too long a caption", { ...BODY, draft: true, caption: "a".repeat(2201) }],
    ["eleven items", { ...BODY, draft: true, media: Array.from({ length: 11 }, () => BODY.media[0]) }],
    [
      "an address that is not public",
      { ...BODY, draft: true, media: [{ type: "image", url: "http://a.b/c" }] },
    ],
    ["a time that has passed", { ...BODY, draft: true, scheduledAt: "2020-01-01T00:00:00Z" }],
    ["a time far away", { ...BODY, draft: true, scheduledAt: "2099-01-01T00:00:00Z" }],
  ])("may have %s", async (_what, body) => {
    const { browser } = await connectedAdmin(meta);
    expect((await submitPost(browser, body)).status).toBe(201);
  });

  it("may be written for a connection that is dead", async () => {
    const { browser } = await connectedAdmin(meta);
    meta.killUser(460);
    await browser.send(refresh, "/api/auth/instagram/refresh", { method: "POST" });
    expect((await submitPost(browser, { ...BODY, draft: true })).status).toBe(201);
  });

  it("is refused for a channel that is not the owner's", async () => {
    await connectedAdmin(meta);
    const answer = await submitPost(await signedIn(anId()), { ...BODY, draft: true });
    expect(refusalOf(answer)).toEqual({ status: 404, code: "not_found" });
    expect(await stored()).toBe(0);
  });

  it.each([
    ["its shape is wrong", { ...BODY, draft: true, kind: "album" }, "kind"],
    ["its time is no time", { ...BODY, draft: true, scheduledAt: "soon" }, "scheduledAt"],
    [
      "its upload is unknown",
      { ...BODY, draft: true, media: [{ type: "image", mediaId: "unknown" }] },
      "media.0.mediaId",
    ],
  ])("is refused when %s", async (_what, body, path) => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, body);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual([path]);
    expect(await stored()).toBe(0);
  });

  const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
  const item = (over: object) => ({ media: [{ ...BODY.media[0], ...over }] });
  it.each<[string, object, string, number]>([
    ["a caption of 10,001 characters", { caption: "a".repeat(10_001) }, "caption", 10_000],
    ["a first comment of 10,001 characters", { firstComment: "a".repeat(10_001) }, "firstComment", 10_000],
    ["a description of 4,001 characters", item({ altText: "a".repeat(4_001) }), "media.0.altText", 4_000],
    ["21 items", { media: many(21, BODY.media[0]) }, "media", 20],
    ["41 tags", item({ userTags: many(41, { username: "a" }) }), "media.0.userTags", 40],
    ["21 collaborators", { collaborators: many(21, "a") }, "collaborators", 20],
  ])("has no room for %s, new or edited", async (_what, over, path, limit) => {
    const { browser } = await connectedAdmin(meta);
    const { id, revision } = await aDraft(browser);
    const refusals = [
      await submitPost(browser, { ...BODY, draft: true, ...over }),
      await patchPost(browser, id, { revision, ...over }),
    ];
    for (const answer of refusals) {
      expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
      expect(issuesOf(answer)).toEqual([{ path, rule: "too_big", limit }]);
      expect(answer.text).toContain(
        `may ${path === "collaborators" ? "name" : "have"} up to ${limit.toLocaleString("en")}`,
      );
    }
  });

  it("is refused with somebody else's upload", async () => {
    const { browser } = await connectedAdmin(meta);
    const media = [{ type: "image", mediaId: await uploadedId(await signedIn(anId())) }];
    expect(pathsOf(await submitPost(browser, { ...BODY, draft: true, media }))).toEqual(["media.0.mediaId"]);
  });

  it("belongs to its idempotency key, which another body or a post that goes out may not use", async () => {
    const { browser } = await connectedAdmin(meta);
    const send = (over: object) =>
      submitPost(browser, { ...BODY, ...over }, { headers: { "idempotency-key": "k-1" } });
    const [first, again] = [await send({ draft: true }), await send({ draft: true })];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(postOf(again).id).toBe(postOf(first).id);
    for (const over of [{}, { draft: true, caption: "Rye" }, { draft: true, scheduledAt: inMs(DAY_MS) }]) {
      expect(refusalOf(await send(over))).toEqual({ status: 409, code: "conflict" });
    }
    expect(await stored()).toBe(1);
  });
});
