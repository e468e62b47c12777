import { describe, expect, it } from "vitest";
import { PATCH as edit } from "@/app/api/social/posts/[postId]/route";
import { POST_STATUSES } from "@/core/domain/marketing/post";
import { anId } from "@/tests/builders/an-id";
import { CORNER_COFFEE, CORNER_COFFEE_PAGE, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { issuesOf, pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { aDraft, aScheduledPost, connectedAdmin, inMs, PHOTO, patchPost, seededPost } from "../support/posts";
import { postOf, seePost, uploadedId } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta } = httpScene();
const DAY_MS = 24 * 60 * 60 * 1000;
const FIELDS = { collaborators: ["baker"], locationId: "17", firstComment: "First!" };

describe("PATCH /api/social/posts/:id", () => {
  it("replaces what is sent and leaves the rest", async () => {
    const { browser } = await connectedAdmin(meta);
    const before = await aDraft(browser, FIELDS);
    const answer = await patchPost(browser, before.id, { revision: 0, caption: "Rye" });
    expect(answer.status).toBe(200);
    expect(postOf(answer)).toEqual({ ...before, caption: "Rye", revision: 1 });
    expect(await seePost(browser, before.id)).toEqual(postOf(answer));
  });

  it("clears what is null", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser, { ...FIELDS, shareToFeed: true, scheduledAt: inMs(DAY_MS) });
    const nothing = { locationId: null, firstComment: null, shareToFeed: null, scheduledAt: null };
    expect(postOf(await patchPost(browser, id, { revision: 0, ...nothing }))).toMatchObject(nothing);
  });

  it("decides the kind by the media again when it is null", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser, { kind: "story" });
    expect(postOf(await patchPost(browser, id, { revision: 0, kind: null })).kind).toBe("feed");
  });

  it("moves a draft to another channel of the owner, and only there", async () => {
    const { browser } = await connectedAdmin(meta);
    await connectThroughMeta(browser, meta, { choose: [FIELD_BAKERY_PAGE, CORNER_COFFEE_PAGE] });
    const { id } = await aDraft(browser);
    const moved = await patchPost(browser, id, { revision: 0, channelId: CORNER_COFFEE });
    expect(postOf(moved).channelId).toBe(CORNER_COFFEE);
    const lost = await patchPost(browser, id, { revision: 1, channelId: "17841400000009999" });
    expect(refusalOf(lost)).toEqual({ status: 404, code: "not_found" });
  });

  it("gives a scheduled post another time", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aScheduledPost(browser, DAY_MS);
    const scheduledAt = inMs(2 * DAY_MS);
    expect(postOf(await patchPost(browser, id, { revision: 0, scheduledAt }))).toMatchObject({
      status: "scheduled",
      scheduledAt,
      nextAttemptAt: scheduledAt,
      revision: 1,
    });
  });

  it("turns a scheduled post back into a draft, and leaves a draft one", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id, scheduledAt } = await aScheduledPost(browser, DAY_MS);
    const draft = { status: "draft", scheduledAt, nextAttemptAt: null };
    expect(postOf(await patchPost(browser, id, { revision: 0, draft: true }))).toMatchObject(draft);
    expect(postOf(await patchPost(browser, id, { revision: 1, draft: true }))).toMatchObject(draft);
  });

  it("does not take the time from a post that stays scheduled", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aScheduledPost(browser, DAY_MS);
    for (const scheduledAt of [null, inMs(-61_000), inMs(181 * DAY_MS)]) {
      const answer = await patchPost(browser, id, { revision: 0, scheduledAt });
      expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
      expect(pathsOf(answer)).toEqual(["scheduledAt"]);
    }
    const back = await patchPost(browser, id, { revision: 0, scheduledAt: null, draft: true });
    expect(postOf(back)).toMatchObject({ status: "draft", scheduledAt: null });
  });

  it("checks every rule for a scheduled post, and only the shape for a draft", async () => {
    const { browser } = await connectedAdmin(meta);
    const scheduled = await aScheduledPost(browser, DAY_MS);
    const draft = await aDraft(browser);
    const broken = { revision: 0, media: [{ ...PHOTO, url: "http://cdn.example.com/a.jpg" }] };
    const answer = await patchPost(browser, scheduled.id, broken);
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toMatchObject([{ path: "media.0.url", rule: "url_public" }]);
    expect(await seePost(browser, scheduled.id)).toEqual(scheduled);
    expect((await patchPost(browser, draft.id, broken)).status).toBe(200);
  });

  it("wants the permission for a first comment of a scheduled post", async () => {
    const { browser } = await connectedAdmin(meta, { declined: ["instagram_manage_comments"] });
    const { id } = await aScheduledPost(browser, DAY_MS);
    const answer = await patchPost(browser, id, { revision: 0, firstComment: "First!" });
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    const asDraft = await patchPost(browser, id, { revision: 0, firstComment: "First!", draft: true });
    expect(asDraft.status).toBe(200);
  });

  it("takes only uploads of the owner", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const media = [PHOTO, { type: "image", mediaId: await uploadedId(await signedIn(anId())) }];
    expect(pathsOf(await patchPost(browser, id, { revision: 0, media }))).toEqual(["media.1.mediaId"]);
  });

  it.each([
    ["no revision", { caption: "Rye" }, "revision"],
    ["a revision in words", { revision: "0" }, "revision"],
    ["a revision below 0", { revision: -1 }, "revision"],
    ["an unknown key", { revision: 0, status: "queued" }, "status"],
    ["a caption that is null", { revision: 0, caption: null }, "caption"],
    ["media that are null", { revision: 0, media: null }, "media"],
    ["a draft that is none", { revision: 0, draft: false }, "draft"],
    ["a time that is none", { revision: 0, scheduledAt: "soon" }, "scheduledAt"],
    ["an item with two sources", { revision: 0, media: [{ ...PHOTO, mediaId: "x" }] }, "media.0.mediaId"],
  ])("refuses %s", async (_what, body, path) => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const answer = await patchPost(browser, id, body);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual([path]);
  });
});

describe("a revision", () => {
  it("that is stale changes nothing", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    await patchPost(browser, id, { revision: 0, caption: "Rye" });
    const late = await patchPost(browser, id, { revision: 0, caption: "Spelt" });
    expect(refusalOf(late)).toEqual({ status: 409, code: "conflict" });
    expect(refusalOf(await patchPost(browser, id, { revision: 7 }))).toEqual({
      status: 409,
      code: "conflict",
    });
    expect(await seePost(browser, id)).toMatchObject({ caption: "Rye", revision: 1 });
  });

  it("lets one of twenty win that come at once", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const captions = Array.from({ length: 20 }, (_, index) => `${index}`);
    const answers = await Promise.all(
      captions.map((caption) => patchPost(browser, id, { revision: 0, caption })),
    );
    const [winner, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await seePost(browser, id)).toEqual(winner && postOf(winner));
  });
});

describe("a post that may not be edited", () => {
  it.each(POST_STATUSES.filter((status) => status !== "draft" && status !== "scheduled"))(
    "because it is %s",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta);
      const { id } = await seededPost(ownerId, { status });
      const answer = await patchPost(browser, id, { revision: 0, caption: "Rye" });
      expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
      expect((await seePost(browser, id)).caption).toBe("A day at the sea");
    },
  );

  it("because it is somebody else's, or none", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const body = { revision: 0, caption: "Mine" };
    for (const answer of [
      await patchPost(await signedIn(anId()), id, body),
      await patchPost(browser, anId(), body),
      await patchPost(browser, "x", body),
    ])
      expect(refusalOf(answer)).toEqual({ status: 404, code: "not_found" });
    expect(refusalOf(await patchPost(new Browser(), id, body)).status).toBe(401);
    const headers = { origin: "https://evil.example", "content-type": "application/json" };
    const foreign = { method: "PATCH", headers, body: "{}", params: { postId: id } };
    expect(refusalOf(await browser.send(edit, `/api/social/posts/${id}`, foreign)).status).toBe(403);
  });
});
