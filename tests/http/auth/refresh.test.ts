import { describe, expect, it } from "vitest";
import { refreshAnswer } from "@/app/api/_schemas/connection";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { GET as connections } from "@/app/api/social/connections/route";
import { anId } from "@/tests/builders/an-id";
import {
  CORNER_COFFEE,
  CORNER_COFFEE_PAGE,
  FIELD_BAKERY,
  FIELD_BAKERY_PAGE,
} from "@/tests/fakes/graph/seed-world";
import { type Answer, jsonOf, pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { submitPost, uploadedId } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, clock, db } = httpScene();
const PATH = "/api/auth/instagram/refresh";
const DAY_MS = 24 * 60 * 60 * 1000;

const post = (browser: Browser): Promise<Answer> => browser.send(refresh, PATH, { method: "POST" });

async function connected(choose?: readonly string[]): Promise<Browser> {
  const browser = await signedIn(anId());
  await connectThroughMeta(browser, meta, choose ? { choose } : {});
  return browser;
}

const stored = () => db.collection("social_auths").find().toArray();

async function healthOf(browser: Browser): Promise<unknown> {
  return jsonOf(await browser.send(connections, "/api/social/connections"));
}

describe("POST /api/auth/instagram/refresh", () => {
  it("answers with the new dates; a page token never expires", async () => {
    const answer = await post(await connected());
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toEqual({
      success: true,
      expiresAt: null,
      dataAccessExpiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });

  it("moves the date on which the user token runs out", async () => {
    const browser = await connected();
    const [before] = await db.collection("social_auths").find().toArray();
    clock.advance(30 * DAY_MS);
    refreshAnswer.parse(jsonOf(await post(browser)));
    const [after] = await db.collection("social_auths").find().toArray();
    const moved = Number(after?.userTokenExpiresAt) - Number(before?.userTokenExpiresAt);
    expect(moved).toBeGreaterThan(30 * DAY_MS - 60_000);
    expect(after?.accessToken).not.toBe(before?.accessToken);
  });

  it("takes the channel that is named, and only that", async () => {
    const browser = await connected([FIELD_BAKERY_PAGE, CORNER_COFFEE_PAGE]);
    await browser.postJson(refresh, PATH, { channelId: CORNER_COFFEE });
    const paths = meta.log.slice(4).map(({ path }) => path);
    expect(paths).toContain(`/v26.0/${CORNER_COFFEE_PAGE}`);
    expect(paths).not.toContain(`/v26.0/${FIELD_BAKERY_PAGE}`);
  });

  it("takes the newest one when none is named", async () => {
    const browser = await connected([FIELD_BAKERY_PAGE]);
    clock.advance(60_000);
    await connectThroughMeta(browser, meta, { choose: [CORNER_COFFEE_PAGE] });
    const seen = meta.log.length;
    await browser.postJson(refresh, PATH, {});
    expect(meta.log.slice(seen).map(({ path }) => path)).toContain(`/v26.0/${CORNER_COFFEE_PAGE}`);
  });

  it("has nothing to do without a connection", async () => {
    expect(refusalOf(await post(await signedIn(anId())))).toEqual({ status: 404, code: "not_connected" });
  });

  it("does not know another owner's channel", async () => {
    await connected();
    const calls = meta.log.length;
    const answer = await (await signedIn(anId())).postJson(refresh, PATH, { channelId: FIELD_BAKERY });
    expect(refusalOf(answer)).toEqual({ status: 404, code: "not_found" });
    expect(meta.log).toHaveLength(calls);
  });

  it("names what it does not understand", async () => {
    const answer = await (await connected()).postJson(refresh, PATH, { channelId: 17, force: true });
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer).sort()).toEqual(["channelId", "force"]);
  });

  it("wants JSON when there is a body, and a session in any case", async () => {
    const answer = await (await connected()).send(refresh, PATH, { method: "POST", body: "channelId=1" });
    expect(refusalOf(answer)).toEqual({ status: 415, code: "unsupported_media_type" });
    expect(refusalOf(await post(new Browser())).status).toBe(401);
  });
});

describe("refreshing with a token that is dead", () => {
  it.each([
    [463, "expired", "has expired"],
    [458, "revoked", "The app was removed"],
    [460, "revoked", "password was changed"],
    [467, "revoked", "ended the session"],
  ])("subcode %i: a person has to reconnect, and the connection says %s", async (subcode, health, why) => {
    const browser = await connected();
    meta.killUser(subcode);
    const answer = await post(browser);
    expect(refusalOf(answer)).toEqual({ status: 409, code: "reconnect_required" });
    expect(answer.text).toContain(why);
    expect(await healthOf(browser)).toMatchObject({ connections: [{ health }] });
  });

  it("is mended by connecting again", async () => {
    const browser = await connected();
    meta.killUser(460);
    await post(browser);
    await connectThroughMeta(browser, meta);
    expect(await healthOf(browser)).toMatchObject({ connections: [{ health: "connected" }] });
  });

  it("means a lost role when Meta gives no page token any more", async () => {
    const browser = await connected();
    meta.seedWorld(({ pages }) => {
      for (const page of pages) page.withoutToken = true;
    });
    expect(refusalOf(await post(browser))).toEqual({ status: 409, code: "reconnect_required" });
    expect(await healthOf(browser)).toMatchObject({ connections: [{ health: "revoked" }] });
  });

  it("is not concluded from Meta being down", async () => {
    const browser = await connected();
    for (const error of ["500", "200-html", "502"]) {
      meta.inject({ action: "answer", error });
      expect(refusalOf(await post(browser))).toEqual({ status: 502, code: "platform_unavailable" });
    }
    meta.inject({ action: "drop" });
    expect(refusalOf(await post(browser))).toEqual({ status: 502, code: "platform_unavailable" });
    expect(await healthOf(browser)).toMatchObject({ connections: [{ health: "connected" }] });
  });

  it("is not concluded from a limit, which says how long to wait", async () => {
    const browser = await connected();
    meta.inject({ action: "answer", error: "429" });
    const answer = await post(browser);
    expect(refusalOf(answer)).toEqual({ status: 429, code: "rate_limited" });
    expect(answer.headers.get("retry-after")).toBe("30");
    expect(await healthOf(browser)).toMatchObject({ connections: [{ health: "connected" }] });
  });
});

describe("refreshing after something changed at Meta", () => {
  it.each([
    ["unlinked from its Page", null, "no longer linked to its Facebook Page"],
    ["replaced by another account", CORNER_COFFEE, "now linked to another Instagram account"],
  ])("an account that was %s: says so, until it is linked again", async (_, account, why) => {
    const browser = await connected();
    meta.link(FIELD_BAKERY_PAGE, account);
    const answer = await post(browser);
    expect(refusalOf(answer)).toEqual({ status: 409, code: "reconnect_required" });
    expect(answer.text).toContain(why);
    const problem = { message: expect.stringContaining(why) };
    expect(await healthOf(browser)).toMatchObject({ connections: [{ health: "revoked", problem }] });
    const media = [{ type: "image", mediaId: await uploadedId(browser) }];
    const refused = await submitPost(browser, { channelId: FIELD_BAKERY, caption: "Buns", media });
    expect(refusalOf(refused)).toEqual({ status: 409, code: "reconnect_required" });
    expect(refused.text).toContain(why);
    meta.link(FIELD_BAKERY_PAGE, FIELD_BAKERY);
    expect((await post(browser)).status).toBe(200);
    expect(await healthOf(browser)).toMatchObject({ connections: [{ health: "connected" }] });
  });

  it("brings a new username, the Page's new name and a new picture, once", async () => {
    const browser = await connected();
    const [before] = await stored();
    meta.changeAccount(FIELD_BAKERY, { username: "field.and.fire", picture: "a new one" });
    meta.renamePage(FIELD_BAKERY_PAGE, "Field & Fire");
    await post(browser);
    expect(await healthOf(browser)).toMatchObject({
      connections: [{ username: "field.and.fire", pageName: "Field & Fire", health: "connected" }],
    });
    const [after] = await stored();
    expect(after?.avatarMediaId).toEqual(expect.any(String));
    expect(after?.avatarMediaId).not.toBe(before?.avatarMediaId);
    await post(browser);
    expect((await stored())[0]?.avatarMediaId).toBe(after?.avatarMediaId);
  });

  it("a Page that may not be read any more: names the permission, here and in the list", async () => {
    const browser = await connected();
    const match = { path: new RegExp(`${FIELD_BAKERY_PAGE}$`) };
    meta.inject({ match, action: "answer", error: "200" });
    const answer = await post(browser);
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    expect(answer.text).toContain("pages_read_engagement");
    expect(await healthOf(browser)).toMatchObject({
      connections: [{ health: "missing_permission", missingScopes: ["pages_read_engagement"] }],
    });
  });

  it("a role on the Page that was lost: says so", async () => {
    const browser = await connected();
    meta.loseRole(FIELD_BAKERY_PAGE);
    const answer = await post(browser);
    expect(refusalOf(answer)).toEqual({ status: 409, code: "reconnect_required" });
    expect(answer.text).toContain("no longer shows us the Page");
    expect(await healthOf(browser)).toMatchObject({ connections: [{ health: "revoked" }] });
  });
});
