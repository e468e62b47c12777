import { describe, expect, it } from "vitest";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { DELETE as remove, GET as see } from "@/app/api/social/posts/[postId]/route";
import { CONTENTS_SCOPE } from "@/core/domain/marketing/scopes";
import { socialAuthService } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { DEFAULT_SCOPES } from "@/tests/fakes/graph/grants";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { jsonOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectedAdmin, deletePost, seededPost } from "../support/posts";
import { publishedPhoto, seePost } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, db, logLines } = httpScene({ INSTAGRAM_SCOPES: [...DEFAULT_SCOPES, CONTENTS_SCOPE].join() });
const NOT_FOUND = { status: 404, code: "not_found" };
const CONFLICT = { status: 409, code: "conflict" };

async function published(declined: readonly string[] = []) {
  const { browser, ownerId } = await connectedAdmin(meta, { declined });
  const { id, platformPostId } = await publishedPhoto(browser);
  return { browser, ownerId, id, mediaId: platformPostId ?? "" };
}

const lookFor = (browser: Browser, id: string) =>
  browser.send(see, `/api/social/posts/${id}`, { params: { postId: id } });

const deletions = () => meta.log.filter(({ method }) => method === "DELETE");

describe("DELETE /api/social/posts/:id of a published post", () => {
  it("deletes it at Meta, and afterwards it is unknown here", async () => {
    const { browser, id, mediaId } = await published();
    const answer = await deletePost(browser, id);
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toEqual({ success: true });
    expect(meta.livePosts(FIELD_BAKERY)).toEqual([]);
    expect(deletions().map(({ path }) => path.split("/").at(-1))).toEqual([mediaId]);
    expect(refusalOf(await lookFor(browser, id))).toEqual(NOT_FOUND);
  });

  it("is unknown the second time", async () => {
    const { browser, id } = await published();
    await deletePost(browser, id);
    expect(refusalOf(await deletePost(browser, id))).toEqual(NOT_FOUND);
    expect(deletions()).toHaveLength(1);
  });

  it("succeeds when it is gone at Meta already", async () => {
    const { browser, id } = await published();
    meta.seedWorld(({ media }) => {
      for (const item of media) item.deletedAt = 1;
    });
    expect(jsonOf(await deletePost(browser, id))).toEqual({ success: true });
    expect(refusalOf(await lookFor(browser, id))).toEqual(NOT_FOUND);
  });

  it("succeeds the second time when Meta's first answer was lost", async () => {
    const { browser, id } = await published();
    meta.inject({ match: { method: "DELETE" }, action: "apply-then-drop", times: 9 });
    expect(refusalOf(await deletePost(browser, id))).toEqual({ status: 502, code: "platform_unavailable" });
    expect((await seePost(browser, id)).status).toBe("published");
    meta.clearFaults();
    expect((await deletePost(browser, id)).status).toBe(200);
    expect(meta.livePosts(FIELD_BAKERY)).toEqual([]);
  });

  it.each([
    ["is cut off", { action: "drop" }],
    ["is broken", { action: "answer", error: "500" }],
    ["calls the request wrong", { action: "answer", error: "100" }],
    ["is no JSON", { action: "answer", error: "200-html" }],
    ["says that it did not", { action: "answer", status: 200, body: { success: false } }],
  ] as const)("keeps our record when Meta's answer %s", async (_what, fault) => {
    const { browser, id } = await published();
    meta.inject({ match: { method: "DELETE" }, ...fault, times: 9 });
    expect(refusalOf(await deletePost(browser, id))).toEqual({ status: 502, code: "platform_unavailable" });
    expect((await seePost(browser, id)).status).toBe("published");
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });

  it("names the permission that was not granted, and asks Meta nothing", async () => {
    const { browser, id } = await published([CONTENTS_SCOPE]);
    const answer = await deletePost(browser, id);
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    expect(answer.text).toContain(CONTENTS_SCOPE);
    expect(deletions()).toEqual([]);
    expect((await seePost(browser, id)).status).toBe("published");
  });

  it("names the permission that was taken back since", async () => {
    const { browser, id } = await published();
    meta.setScopes(DEFAULT_SCOPES);
    const answer = await deletePost(browser, id);
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    expect(answer.text).toContain(CONTENTS_SCOPE);
    expect((await seePost(browser, id)).status).toBe("published");
  });

  it("says where to delete it when the login cannot", async () => {
    const { browser, id } = await published();
    await db.collection("social_auths").updateMany({}, { $set: { login: "instagram" } });
    const answer = await deletePost(browser, id);
    expect(refusalOf(answer)).toEqual(CONFLICT);
    expect(answer.text).toMatch(/Instagram app/);
    expect(deletions()).toEqual([]);
    expect((await seePost(browser, id)).status).toBe("published");
  });

  it("says where to delete it when Meta never told its id", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "published", nextAttemptAt: null });
    const answer = await deletePost(browser, id);
    expect(refusalOf(answer)).toEqual(CONFLICT);
    expect(answer.text).toMatch(/Instagram app/);
    expect((await seePost(browser, id)).status).toBe("published");
  });

  it("says where to delete it once the account is disconnected", async () => {
    const { browser, id } = await published();
    await browser.send(disconnect, "/api/auth/instagram/disconnect", { method: "POST" });
    const answer = await deletePost(browser, id);
    expect(refusalOf(answer)).toEqual(CONFLICT);
    expect(answer.text).toMatch(/Instagram app/);
  });

  it("wants a person to reconnect when the token is dead, and marks the connection", async () => {
    const { browser, ownerId, id } = await published();
    meta.killUser(460);
    expect(refusalOf(await deletePost(browser, id))).toEqual({ status: 409, code: "reconnect_required" });
    const [connection] = await socialAuthService().listByUser(ownerId, "instagram");
    expect(connection?.problem).not.toBeNull();
    expect((await seePost(browser, id)).status).toBe("published");
    const calls = meta.log.length;
    expect(refusalOf(await deletePost(browser, id))).toEqual({ status: 409, code: "reconnect_required" });
    expect(meta.log).toHaveLength(calls);
  });

  it("says no other than yes or unknown to ten people at once", async () => {
    const { browser, id } = await published();
    const answers = await Promise.all(Array.from({ length: 10 }, () => deletePost(browser, id)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 404)).toEqual([]);
    expect(meta.livePosts(FIELD_BAKERY)).toEqual([]);
    expect(refusalOf(await lookFor(browser, id))).toEqual(NOT_FOUND);
  });
});

describe("DELETE /api/social/posts/:id", () => {
  it.each(["draft", "scheduled", "failed", "cancelled"] as const)(
    "removes only our record of a post that is %s, and asks Meta nothing",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta, { declined: [CONTENTS_SCOPE] });
      const { id } = await seededPost(ownerId, { status });
      const calls = meta.log.length;
      expect(jsonOf(await deletePost(browser, id))).toEqual({ success: true });
      expect(meta.log).toHaveLength(calls);
      expect(refusalOf(await lookFor(browser, id))).toEqual(NOT_FOUND);
      expect(refusalOf(await deletePost(browser, id))).toEqual(NOT_FOUND);
      expect(await db.collection("social_posts").countDocuments()).toBe(0);
    },
  );

  it.each(["queued", "preparing", "processing", "publishing", "unconfirmed"] as const)(
    "leaves a post alone that is %s",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta);
      const { id } = await seededPost(ownerId, { status });
      const calls = meta.log.length;
      expect(refusalOf(await deletePost(browser, id))).toEqual(CONFLICT);
      expect(meta.log).toHaveLength(calls);
      expect((await seePost(browser, id)).status).toBe(status);
    },
  );

  it("removes our record once the account is disconnected", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "failed" });
    await browser.send(disconnect, "/api/auth/instagram/disconnect", { method: "POST" });
    expect((await deletePost(browser, id)).status).toBe(200);
  });

  it("is for the owner only", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "draft" });
    expect(refusalOf(await deletePost(await signedIn(anId()), id))).toEqual(NOT_FOUND);
    expect(refusalOf(await deletePost(browser, anId()))).toEqual(NOT_FOUND);
    expect(refusalOf(await deletePost(browser, "x"))).toEqual(NOT_FOUND);
    expect(refusalOf(await deletePost(new Browser(), id)).status).toBe(401);
    expect((await seePost(browser, id)).status).toBe("draft");
  });

  it("does not hear another site", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "draft" });
    const headers = { origin: "https://evil.example" };
    const sending = { method: "DELETE", headers, params: { postId: id } };
    const answer = await browser.send(remove, `/api/social/posts/${id}`, sending);
    expect(refusalOf(answer)).toEqual({ status: 403, code: "cross_origin" });
    expect((await seePost(browser, id)).status).toBe("draft");
  });

  it("leaves an audit line", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "draft" });
    await deletePost(browser, id);
    const line = logLines.find((text) => text.includes("post_deleted") && text.includes(id));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ ownerId, actorId: ownerId, postId: id });
  });
});
