import { describe, expect, it } from "vitest";
import { connectionsAnswer } from "@/app/api/_schemas/connection";
import { GET as connections } from "@/app/api/social/connections/route";
import { GET as media } from "@/app/media/[mediaId]/[name]/route";
import { publishingQuotas, socialAuthService } from "@/infrastructure/container";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { anId } from "@/tests/builders/an-id";
import { CORNER_COFFEE_PAGE, FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { jsonOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { httpScene, signedIn } from "../support/scene";

const { meta, clock } = httpScene();
const DAY_MS = 24 * 60 * 60 * 1000;

const look = (browser: Browser) => browser.send(connections, "/api/social/connections");
const inDays = (days: number): Date => new Date(clock.now().getTime() + days * DAY_MS);

/** The one connection of an owner, stored with these fields. */
async function healthWith(over: Parameters<typeof aNewSocialAuth>[0]): Promise<string | undefined> {
  const userId = anId();
  const far = { userTokenExpiresAt: inDays(50), dataAccessExpiresAt: inDays(80) };
  await socialAuthService().saveAll([aNewSocialAuth({ userId, ...far, ...over })]);
  const [only] = connectionsAnswer.parse(jsonOf(await look(await signedIn(userId)))).connections;
  return only?.health;
}

describe("GET /api/social/connections", () => {
  it("shows a connection as the contract says, and asks Meta nothing", async () => {
    const browser = await signedIn(anId());
    await connectThroughMeta(browser, meta);
    const calls = meta.log.length;
    expect(jsonOf(await look(browser))).toEqual({
      connections: [
        {
          channelId: FIELD_BAKERY,
          username: "field.bakery",
          pageName: "Field Bakery",
          avatarUrl: expect.stringMatching(/^http:\/\/localhost:3000\/media\/[\w-]{43}\/avatar\.jpg$/),
          login: "facebook",
          health: "connected",
          expiresAt: null,
          userTokenExpiresAt: expect.stringMatching(/Z$/),
          dataAccessExpiresAt: expect.stringMatching(/Z$/),
          scopes: expect.arrayContaining(["instagram_basic", "pages_show_list"]),
          missingScopes: [],
          canDelete: false,
          profileUrl: "https://www.instagram.com/field.bakery",
          publishingPausedUntil: null,
          quota: null,
        },
      ],
    });
    expect(meta.log).toHaveLength(calls);
  });

  it("shows an avatar of our own, because Meta's links expire", async () => {
    const browser = await signedIn(anId());
    await connectThroughMeta(browser, meta);
    const [only] = connectionsAnswer.parse(jsonOf(await look(browser))).connections;
    const address = new URL(only?.avatarUrl ?? "");
    const [, , mediaId = "", name = ""] = address.pathname.split("/");
    const picture = await browser.send(media, address.pathname, { params: { mediaId, name } });
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  });

  it("shows the newest first, and nobody else's", async () => {
    const browser = await signedIn(anId());
    await connectThroughMeta(browser, meta, { choose: [FIELD_BAKERY_PAGE] });
    clock.advance(60_000);
    await connectThroughMeta(browser, meta, { choose: [CORNER_COFFEE_PAGE] });
    expect(jsonOf(await look(browser))).toMatchObject({
      connections: [{ username: "corner.coffee" }, { username: "field.bakery" }],
    });
    expect(jsonOf(await look(await signedIn(anId())))).toEqual({ connections: [] });
  });

  it("names the optional permission that was not granted, without calling it ill", async () => {
    const browser = await signedIn(anId());
    await connectThroughMeta(browser, meta, { declined: ["instagram_manage_insights"] });
    expect(jsonOf(await look(browser))).toMatchObject({
      connections: [{ health: "connected", missingScopes: ["instagram_manage_insights"] }],
    });
  });

  it("wants a session", async () => {
    expect(refusalOf(await look(new Browser()))).toEqual({ status: 401, code: "not_authenticated" });
  });
});

describe("the health of a connection", () => {
  it.each([
    ["connected while everything is far away", {}, "connected"],
    ["connected eight days before", { userTokenExpiresAt: inDays(8) }, "connected"],
    ["expiring in the last week of the user token", { userTokenExpiresAt: inDays(6.9) }, "expiring"],
    ["expiring in the last week of data access", { dataAccessExpiresAt: inDays(6.9) }, "expiring"],
    ["expiring in the last week of the token", { expiresAt: inDays(6.9) }, "expiring"],
    ["expiring once data access is past", { dataAccessExpiresAt: inDays(-1) }, "expiring"],
    ["no worse than expiring by a date alone", { userTokenExpiresAt: inDays(-1) }, "expiring"],
    ["missing a permission that is required", { scopes: ["instagram_basic"] }, "missing_permission"],
  ])("is %s", async (_what, over, health) => {
    expect(await healthWith(over)).toBe(health);
  });
});

describe("what an account may still publish", () => {
  const AT = new Date("2026-11-24T09:00:00.000Z");

  /** Two connected accounts of one owner, and what is shown of them by username. */
  async function twoAccounts(pausedUntil: Date | null = null) {
    const userId = anId();
    const [first] = await socialAuthService().saveAll([
      aNewSocialAuth({ userId, channelId: "17841400000000021", channelName: "with.news" }),
      aNewSocialAuth({ userId, channelId: "17841400000000022", channelName: "without" }),
    ]);
    await socialAuthService().update(first?.id ?? "", { publishingPausedUntil: pausedUntil });
    return async () => {
      const { connections: shown } = connectionsAnswer.parse(jsonOf(await look(await signedIn(userId))));
      return new Map(shown.map((connection) => [connection.username, connection]));
    };
  }

  it.each([50, null])("is its last reading, of %j in all", async (total) => {
    const shown = await twoAccounts();
    await publishingQuotas().put("17841400000000021", { used: 12, total, readAt: AT });
    expect((await shown()).get("with.news")?.quota).toEqual({
      used: 12,
      total,
      readAt: AT.toISOString(),
    });
    expect((await shown()).get("without")?.quota).toBeNull();
  });

  it("is nothing until the end of a rest that began under another connection of the account", async () => {
    const [end, earlier] = [inDays(1), inDays(0.5)];
    const shown = await twoAccounts(earlier);
    for (const channelId of ["17841400000000021", "17841400000000022"])
      await publishingQuotas().rest(channelId, end);
    expect((await shown()).get("with.news")?.publishingPausedUntil).toBe(end.toISOString());
    expect((await shown()).get("without")?.publishingPausedUntil).toBe(end.toISOString());
    for (const channelId of ["17841400000000021", "17841400000000022"])
      await publishingQuotas().rest(channelId, inDays(-1));
  });

  it("is nothing until the end of its rest, which is forgotten once it is over", async () => {
    const end = inDays(1);
    const shown = await twoAccounts(end);
    expect((await shown()).get("with.news")?.publishingPausedUntil).toBe(end.toISOString());
    expect((await shown()).get("without")?.publishingPausedUntil).toBeNull();
    clock.advance(DAY_MS);
    expect((await shown()).get("with.news")?.publishingPausedUntil).toBeNull();
  });
});
