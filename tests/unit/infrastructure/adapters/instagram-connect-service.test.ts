import { describe, expect, it } from "vitest";
import { aFakePage, DANA, FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { APP_ID, aFake, REDIRECT } from "@/tests/unit/fakes/a-fake-person";
import { aConnectedAccount } from "./a-graph";
import { aRequest } from "./a-request";

const ALL = [
  "instagram_basic",
  "instagram_content_publish",
  "pages_show_list",
  "pages_read_engagement",
  "business_management",
];

describe("the dialog's address", () => {
  it("holds the state, the scopes and no secret", async () => {
    const { connect, fake } = await aConnectedAccount();
    const url = new URL(connect.authorizationUrl({ state: "s&t=1", rerequest: false }));
    expect(`${url.origin}${url.pathname}`).toBe("https://www.facebook.com/v26.0/dialog/oauth");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: "700000000000001",
      redirect_uri: REDIRECT,
      state: "s&t=1",
      response_type: "code",
      scope: "instagram_basic,pages_show_list",
    });
    for (const secret of fake.allTokens()) expect(url.toString()).not.toContain(secret);
  });

  it("asks again for what was declined when told so", async () => {
    const { connect } = await aConnectedAccount();
    const url = new URL(connect.authorizationUrl({ state: "s", rerequest: true }));
    expect(url.searchParams.get("auth_type")).toBe("rerequest");
  });
});

describe("connecting with a code", () => {
  it("takes four requests, three in a row", async () => {
    const { connect, fake, asked } = await aConnectedAccount();
    await connect.connect(fake.issueCode({ redirectUri: REDIRECT, scopes: ALL }));
    expect(asked().slice(0, 2)).toEqual(["GET oauth/access_token", "GET oauth/access_token"]);
    expect(asked().slice(2).toSorted()).toEqual(["GET debug_token", "GET me/accounts"]);
  });

  it("brings the accounts that can be connected, and why the others cannot", async () => {
    const { connect, fake } = await aConnectedAccount();
    const grant = await connect.connect(fake.issueCode({ redirectUri: REDIRECT, scopes: ALL }));
    expect(grant).toMatchObject({ login: "facebook", facebookUserId: DANA });
    expect(grant.accounts.map(({ username }) => username)).toEqual(["field.bakery", "corner.coffee"]);
    expect(grant.accounts[0]).toMatchObject({ pageId: FIELD_BAKERY_PAGE, instagramId: FIELD_BAKERY });
    expect(grant.unavailable.map(({ pageName, reason }) => [pageName, reason])).toEqual([
      ["No Instagram Here", "no_instagram_account"],
      ["Night Market", "missing_task"],
    ]);
    expect(grant.scopes).toEqual(expect.arrayContaining(ALL));
    expect(grant.userTokenExpiresAt?.getTime()).toBeGreaterThan(Date.UTC(2027, 0, 20));
    expect(grant.dataAccessExpiresAt).toBeInstanceOf(Date);
  });

  it("knows the token's end although Meta leaves out expires_in", async () => {
    const { connect, fake } = await aConnectedAccount();
    fake.setSwitches({ omitExpiresIn: true });
    const grant = await connect.connect(fake.issueCode({ redirectUri: REDIRECT, scopes: ALL }));
    expect(grant.userTokenExpiresAt).toBeInstanceOf(Date);
  });

  it("reads every page of a long list, each Page once, never the link with the token", async () => {
    const { connect, fake, asked } = await aConnectedAccount();
    fake.seedWorld((world) => {
      for (let page = 0; page < 230; page += 1)
        world.pages.push(
          aFakePage({ id: `2045000000${String(page).padStart(5, "0")}`, name: `Page ${page}` }),
        );
    });
    const grant = await connect.connect(fake.issueCode({ redirectUri: REDIRECT, scopes: ALL }));
    expect(asked().filter((name) => name === "GET me/accounts")).toHaveLength(3);
    expect(grant.accounts.length + grant.unavailable.length).toBe(234);
    expect(fake.log.some(({ hadTokenInQuery, path }) => hadTokenInQuery && path.includes("accounts"))).toBe(
      false,
    );
  });

  it("keeps what was granted, not what was asked for", async () => {
    const { connect, fake } = await aConnectedAccount();
    const declined = ["instagram_content_publish"];
    const scopes = ALL.filter((scope) => !declined.includes(scope));
    const grant = await connect.connect(fake.issueCode({ redirectUri: REDIRECT, scopes, declined }));
    expect(grant.scopes).not.toContain("instagram_content_publish");
    expect(grant.scopes).toContain("instagram_basic");
  });

  it("takes a list refused for an unticked scope for an empty one", async () => {
    const { connect, fake } = await aConnectedAccount();
    fake.inject({ match: { path: "me/accounts" }, action: "answer", error: "200" });
    const grant = await connect.connect(
      fake.issueCode({ redirectUri: REDIRECT, scopes: ["instagram_basic"], declined: ALL.slice(1) }),
    );
    expect(grant.accounts).toEqual([]);
  });

  it("does not take a list that is refused for anything else for an empty one", async () => {
    const { connect, fake } = await aConnectedAccount();
    fake.inject({ match: { path: "me/accounts" }, action: "answer", error: "500" });
    const connecting = connect.connect(fake.issueCode({ redirectUri: REDIRECT, scopes: ALL }));
    await expect(connecting).rejects.toMatchObject({ code: "platform_unavailable" });
  });

  it.each([
    [["CREATE_CONTENT"], true],
    [["MANAGE"], true],
    [["PROFILE_PLUS_CREATE_CONTENT", "PROFILE_PLUS_ANALYZE"], true],
    [["PROFILE_PLUS_MANAGE"], true],
    [["PROFILE_PLUS_FULL_CONTROL"], true],
    [["PROFILE_PLUS_ANALYZE", "PROFILE_PLUS_MODERATE"], false],
    [["ANALYZE"], false],
    [[], false],
  ])("takes a Page with the tasks %j: %s, and Meta lets it post", async (tasks, isOffered) => {
    const { connect, fake, adapter } = await aConnectedAccount();
    fake.seedWorld(({ pages }) => {
      for (const page of pages) page.tasks = [...tasks];
    });
    const grant = await connect.connect(fake.issueCode({ redirectUri: REDIRECT, scopes: ALL }));
    expect(grant.accounts.some(({ pageId }) => pageId === FIELD_BAKERY_PAGE)).toBe(isOffered);
    const made = await adapter.prepare(aRequest(), []).then(
      () => true,
      () => false,
    );
    expect(made).toBe(isOffered);
  });

  it("reads Pages that the grant names although the list lacks them", async () => {
    const { connect, fake } = await aConnectedAccount();
    fake.seedWorld((world) => {
      for (const page of world.pages) if (page.id === FIELD_BAKERY_PAGE) page.inPortfolio = true;
    });
    const scopes = ALL.filter((scope) => scope !== "business_management");
    const grant = await connect.connect(
      fake.issueCode({ redirectUri: REDIRECT, scopes, pageIds: [FIELD_BAKERY_PAGE] }),
    );
    expect(grant.accounts.map(({ pageId }) => pageId)).toEqual([FIELD_BAKERY_PAGE]);
  });

  it("reads no more than fifty of them, however many the grant names", async () => {
    const { connect, fake, asked } = await aConnectedAccount();
    const target_ids = Array.from(
      { length: 400 },
      (_, page) => `20460000000${String(page).padStart(4, "0")}`,
    );
    const granular_scopes = [{ scope: "pages_show_list", target_ids }];
    const body = { data: { app_id: APP_ID, is_valid: true, user_id: DANA, scopes: [], granular_scopes } };
    fake.inject({ match: { path: "debug_token" }, action: "answer", status: 200, body });
    await connect.connect(fake.issueCode({ redirectUri: REDIRECT, scopes: ALL }));
    expect(asked().filter((name) => name.startsWith("GET 2046"))).toHaveLength(50);
  });

  it("refuses a token of another app", async () => {
    const fake = aFake();
    const { connect } = await aConnectedAccount(fake);
    const foreign = { data: { app_id: "999", is_valid: true, user_id: DANA, scopes: [] } };
    fake.inject({ match: { path: "debug_token" }, action: "answer", status: 200, body: foreign });
    await expect(connect.connect(fake.issueCode({ redirectUri: REDIRECT }))).rejects.toMatchObject({
      code: "token_exchange_failed",
    });
  });

  it.each([
    ["100/36007", "token_exchange_failed"],
    ["100/36008", "token_exchange_failed"],
    ["100/36009", "token_exchange_failed"],
    ["1/secret", "token_exchange_failed"],
    ["101", "token_exchange_failed"],
    ["190/463", "token_exchange_failed"],
    ["500", "platform_unavailable"],
    ["502", "platform_unavailable"],
    ["4", "rate_limited"],
  ])("%s at the exchange: %s", async (error, code) => {
    for (const nth of [1, 2]) {
      const { connect, fake } = await aConnectedAccount();
      fake.inject({ match: { path: "oauth/access_token", nth }, action: "answer", error });
      await expect(connect.connect(fake.issueCode({ redirectUri: REDIRECT }))).rejects.toMatchObject({
        code,
      });
    }
  });

  it("uses a code once", async () => {
    const { connect, fake } = await aConnectedAccount();
    const code = fake.issueCode({ redirectUri: REDIRECT });
    await connect.connect(code);
    await expect(connect.connect(code)).rejects.toMatchObject({ code: "token_exchange_failed" });
  });

  it("logs no token, no code and no secret", async () => {
    const { connect, fake, log } = await aConnectedAccount();
    const code = fake.issueCode({ redirectUri: REDIRECT });
    await connect.connect(code);
    await connect.connect(code).catch(() => undefined);
    for (const secret of [code, ...fake.allTokens()]) expect(log.lines.join("\n")).not.toContain(secret);
  });
});
