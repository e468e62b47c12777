import { describe, expect, it } from "vitest";
import { FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { aConnectedAccount } from "./a-graph";

describe("verifying a connection", () => {
  it("is true while Meta shows the account", async () => {
    const { auth, adapter } = await aConnectedAccount();
    expect([await auth.verifyAuth(), await adapter.verifyAuth()]).toEqual([true, true]);
  });

  it.each([458, 460, 463, 467, 492])("is false once Meta calls the token dead (190/%i)", async (subcode) => {
    const { auth, fake } = await aConnectedAccount();
    fake.killUser(subcode);
    expect(await auth.verifyAuth()).toBe(false);
  });

  it.each(["500", "502", "4", "80002"])("is no verdict when Meta answers %s", async (error) => {
    const { auth, fake } = await aConnectedAccount();
    fake.inject({ action: "answer", error });
    await expect(auth.verifyAuth()).rejects.toMatchObject({ name: "AppError" });
  });

  it("is no verdict when the connection drops", async () => {
    const { auth, fake } = await aConnectedAccount();
    fake.inject({ action: "drop" });
    await expect(auth.verifyAuth()).rejects.toMatchObject({ code: "platform_unavailable" });
  });
});

describe("the account behind a Page", () => {
  it("is told by its id", async () => {
    const { auth } = await aConnectedAccount();
    expect(await auth.getInstagramBusinessAccount()).toBe(FIELD_BAKERY);
  });

  it("may have been unlinked", async () => {
    const { auth, fake } = await aConnectedAccount();
    fake.seedWorld((world) => {
      for (const page of world.pages) if (page.id === FIELD_BAKERY_PAGE) delete page.instagramId;
    });
    await expect(auth.getInstagramBusinessAccount()).rejects.toMatchObject({ code: "no_instagram_accounts" });
  });
});

describe("refreshing", () => {
  it("extends the user token and derives the Page token anew, which never expires", async () => {
    const { auth, fake, asked } = await aConnectedAccount();
    const fresh = await auth.refreshToken();
    expect(fresh.expiresAt).toBeNull();
    expect(fresh.userTokenExpiresAt).toBeInstanceOf(Date);
    expect(fresh.scopes).toContain("instagram_content_publish");
    expect(fake.allTokens()).toContain(fresh.accessToken.reveal());
    expect(asked()[0]).toBe("GET oauth/access_token");
  });

  it.each([
    [463, "token_expired"],
    [460, "password_changed"],
    [458, "app_removed"],
  ])("a dead token (190/%i) asks for a new login: %s", async (subcode, reason) => {
    const { auth, fake } = await aConnectedAccount();
    fake.killUser(subcode);
    await expect(auth.refreshToken()).rejects.toMatchObject({
      code: "reconnect_required",
      details: { reason },
    });
  });

  it("a Page whose role was lost asks for a new login", async () => {
    const { auth, fake } = await aConnectedAccount();
    const path = new RegExp(`/${FIELD_BAKERY_PAGE}$`);
    fake.inject({ match: { path }, action: "answer", status: 200, body: { id: FIELD_BAKERY_PAGE } });
    await expect(auth.refreshToken()).rejects.toMatchObject({ details: { reason: "page_role_lost" } });
  });

  it("a slow Meta says nothing about the token", async () => {
    const { auth, fake } = await aConnectedAccount();
    fake.inject({ action: "answer", error: "500", times: 9 });
    await expect(auth.refreshToken()).rejects.toMatchObject({ code: "platform_unavailable" });
  });
});

describe("revoking", () => {
  it.each([false, true])("removes the app from the person (bare true: %s)", async (revokeAnswersTrue) => {
    const { auth, fake } = await aConnectedAccount();
    fake.setSwitches({ revokeAnswersTrue });
    await auth.revoke();
    expect(await auth.verifyAuth()).toBe(false);
  });

  it("is done already where the token is dead", async () => {
    const { auth, fake } = await aConnectedAccount();
    fake.killUser(458);
    await expect(auth.revoke()).resolves.toBeUndefined();
  });

  it("fails where Meta does not answer", async () => {
    const { auth, fake } = await aConnectedAccount();
    fake.inject({ action: "drop" });
    await expect(auth.revoke()).rejects.toMatchObject({ code: "platform_unavailable" });
  });
});
