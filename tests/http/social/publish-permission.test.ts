import { describe, expect, it } from "vitest";
import { connectionsAnswer } from "@/app/api/_schemas/connection";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { GET as connections } from "@/app/api/social/connections/route";
import { CONTENTS_SCOPE, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import { DEFAULT_SCOPES } from "@/tests/fakes/graph/grants";
import { jsonOf, refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { act, aDraft, aScheduledPost, BODY, connectedAdmin, patchPost } from "../support/posts";
import { runWorkerUntil, seePost, submitPhoto, submitPost } from "../support/publish";
import { httpScene } from "../support/scene";

const { meta, db } = httpScene();
const DAY_MS = 24 * 60 * 60 * 1000;
const MISSING = { status: 403, code: "missing_permission" };
const stored = () => db.collection("social_posts").countDocuments();

/** As a refresh leaves a connection when the person has taken the permission back at Facebook. */
async function losePermission(over: object = {}): Promise<void> {
  const scopes = [...REQUIRED_SCOPES, CONTENTS_SCOPE].filter(
    (scope) => scope !== "instagram_content_publish",
  );
  await db.collection("social_auths").updateMany({}, { $set: { scopes, ...over } });
}

describe("without the permission to publish", () => {
  it.each([
    ["facebook", "instagram_content_publish"],
    ["instagram", "instagram_business_content_publish"],
  ])("a post is refused, and the permission named: %s, %s", async (login, scope) => {
    const { browser } = await connectedAdmin(meta);
    await losePermission({ login });
    const calls = meta.log.length;
    const answer = await submitPost(browser, BODY);
    expect(refusalOf(answer)).toEqual(MISSING);
    expect(answer.text).toContain(scope);
    expect(await stored()).toBe(0);
    expect(meta.log).toHaveLength(calls);
  });

  it("a draft is kept, and is not sent out", async () => {
    const { browser } = await connectedAdmin(meta);
    await losePermission();
    const { id } = await aDraft(browser);
    expect(refusalOf(await act(browser, id, "publish", { revision: 0 }))).toEqual(MISSING);
    expect((await seePost(browser, id)).status).toBe("draft");
  });

  it("a scheduled post is not changed, but may be taken back as a draft", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aScheduledPost(browser, DAY_MS);
    await losePermission();
    expect(refusalOf(await patchPost(browser, id, { revision: 0, caption: "Rye" }))).toEqual(MISSING);
    expect((await patchPost(browser, id, { revision: 0, draft: true })).status).toBe(200);
  });
});

describe("a permission that is taken back while a post waits", () => {
  const PUBLISHING = "instagram_content_publish";
  const allBut = (scope: string) => DEFAULT_SCOPES.filter((granted) => granted !== scope);
  const list = async (browser: Browser) =>
    connectionsAnswer.parse(jsonOf(await browser.send(connections, "/api/social/connections")))
      .connections[0];
  const renew = (browser: Browser) =>
    browser.send(refresh, "/api/auth/instagram/refresh", { method: "POST" });

  it("is named alike by the post, the connection and the next submission, until it is granted again", async () => {
    const { browser } = await connectedAdmin(meta);
    meta.setScopes(allBut(PUBLISHING));
    const { id } = await submitPhoto(browser);
    const { error } = await runWorkerUntil(browser, id, "failed");
    expect(error).toMatchObject({ code: "missing_permission", retryable: true });
    expect(error?.message).toContain(PUBLISHING);
    const told = { health: "missing_permission", missingScopes: [PUBLISHING] };
    expect(await list(browser)).toMatchObject(told);
    expect(refusalOf(await submitPost(browser, BODY))).toEqual(MISSING);
    expect((await renew(browser)).status).toBe(200);
    expect(await list(browser)).toMatchObject(told);
    meta.setScopes(DEFAULT_SCOPES);
    await renew(browser);
    expect(await list(browser)).toMatchObject({ health: "connected", missingScopes: [] });
  });
});
