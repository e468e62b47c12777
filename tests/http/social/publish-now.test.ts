import { describe, expect, it } from "vitest";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { POST_STATUSES } from "@/core/domain/marketing/post";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { act, aDraft, aScheduledPost, connectedAdmin, inMs, patchPost, seededPost } from "../support/posts";
import { postOf, runWorkerUntil, seePost, submitPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, clock } = httpScene();
const DAY_MS = 24 * 60 * 60 * 1000;

describe("POST /api/social/posts/:id/publish", () => {
  it("sends a draft out, which then goes live once", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await submitPhoto(browser, { draft: true });
    const answer = await act(browser, id, "publish", { revision: 0 });
    expect(answer.status).toBe(200);
    expect(postOf(answer)).toMatchObject({ status: "queued", scheduledAt: null, revision: 1 });
    expect(postOf(answer).nextAttemptAt).not.toBeNull();
    await runWorkerUntil(browser, id, "published");
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });

  it("sends a draft out at the time it has", async () => {
    const { browser } = await connectedAdmin(meta);
    const scheduledAt = inMs(DAY_MS);
    const { id } = await aDraft(browser, { scheduledAt });
    expect(postOf(await act(browser, id, "publish", { revision: 0 }))).toMatchObject({
      status: "scheduled",
      scheduledAt,
      nextAttemptAt: scheduledAt,
    });
  });

  it("sends a scheduled post out before its time", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aScheduledPost(browser, DAY_MS);
    expect(postOf(await act(browser, id, "publish", { revision: 0 }))).toMatchObject({
      status: "queued",
      scheduledAt: null,
    });
  });

  it.each([
    ["within the last minute goes out now", 55_000, 200],
    ["before that is refused", 65_000, 400],
  ])("a draft whose time came %s", async (_what, ms, status) => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser, { scheduledAt: inMs(0) });
    clock.advance(ms);
    const answer = await act(browser, id, "publish", { revision: 0 });
    expect(answer.status).toBe(status);
    if (status === 400) expect(pathsOf(answer)).toEqual(["scheduledAt"]);
    else expect(postOf(answer)).toMatchObject({ status: "queued", scheduledAt: null });
  });

  it("lets one of twenty win that come at once", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const sends = Array.from({ length: 20 }, () => act(browser, id, "publish", { revision: 0 }));
    const answers = await Promise.all(sends);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
    }
    expect(await seePost(browser, id)).toMatchObject({ status: "queued", revision: 1 });
  });

  it("refuses a revision that is stale", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    await patchPost(browser, id, { revision: 0, caption: "Rye" });
    const answer = await act(browser, id, "publish", { revision: 0 });
    expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
    expect((await seePost(browser, id)).status).toBe("draft");
  });

  it("checks the rules that a draft was spared", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser, { media: [], caption: "a".repeat(2201) });
    const answer = await act(browser, id, "publish", { revision: 0 });
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(pathsOf(answer)).toEqual(["media", "caption"]);
    expect((await seePost(browser, id)).status).toBe("draft");
  });

  it("wants the permission for a first comment", async () => {
    const { browser } = await connectedAdmin(meta, { declined: ["instagram_manage_comments"] });
    const { id } = await aDraft(browser, { firstComment: "First!" });
    const answer = await act(browser, id, "publish", { revision: 0 });
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    expect(answer.text).toContain("instagram_manage_comments");
  });

  it("does not send to a connection that is dead", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    meta.killUser(460);
    await browser.send(refresh, "/api/auth/instagram/refresh", { method: "POST" });
    const answer = await act(browser, id, "publish", { revision: 0 });
    expect(refusalOf(answer)).toEqual({ status: 409, code: "reconnect_required" });
    expect((await seePost(browser, id)).status).toBe("draft");
  });

  it.each(POST_STATUSES.filter((status) => status !== "draft" && status !== "scheduled"))(
    "does not send a post that is %s",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta);
      const { id } = await seededPost(ownerId, { status });
      const answer = await act(browser, id, "publish", { revision: 0 });
      expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
    },
  );

  it.each([[{}], [{ revision: null }], [{ revision: "0" }]])("refuses %j", async (body) => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    expect(pathsOf(await act(browser, id, "publish", body))).toEqual(["revision"]);
  });

  it("refuses an unknown key", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    expect(pathsOf(await act(browser, id, "publish", { revision: 0, now: true }))).toEqual(["now"]);
  });

  it("is for the owner only", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const foreign = await act(await signedIn(anId()), id, "publish", { revision: 0 });
    expect(refusalOf(foreign)).toEqual({ status: 404, code: "not_found" });
    expect(refusalOf(await act(new Browser(), id, "publish", { revision: 0 })).status).toBe(401);
  });
});
