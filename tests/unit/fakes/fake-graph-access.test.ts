import { describe, expect, it } from "vitest";
import { DANA, FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { aFake, debug, get, logIn, post, proofOf, REDIRECT, send } from "./a-fake-person";

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const ME = "https://graph.facebook.com/v26.0/me";

describe("what a call needs", () => {
  it("a proof of the token that is sent", async () => {
    const fake = aFake();
    const { long } = await logIn(fake);
    const missing = await send(fake, new Request(ME, bearer(long)));
    const wrong = await send(fake, new Request(`${ME}?appsecret_proof=${proofOf("x")}`, bearer(long)));
    expect(missing.body.error?.message).toBe("API calls from the server require an appsecret_proof argument");
    expect(wrong.body.error?.message).toBe("Invalid appsecret_proof provided in the API argument");
  });

  it("a token outside the query string", async () => {
    const fake = aFake();
    const { long } = await logIn(fake);
    const url = `${ME}?access_token=${long}&appsecret_proof=${proofOf(long)}`;
    const answer = await send(fake, new Request(url));
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toContain("travelled in the query string");
    expect(fake.log.at(-1)?.hadTokenInQuery).toBe(true);
  });

  it("some token at all", async () => {
    expect((await send(aFake(), new Request(ME))).body.error?.code).toBe(2500);
    expect((await get(aFake(), "EAAGinvented", "me")).body.error?.code).toBe(190);
  });

  it("fields that exist, and only those come back", async () => {
    const fake = aFake();
    const { page } = await logIn(fake);
    const wrong = await get(fake, page, `${FIELD_BAKERY}?fields=account_type`);
    expect(wrong.body.error?.message).toBe(
      "(#100) Tried accessing nonexisting field (account_type) on node type (ShadowIGUser)",
    );
    const nested = await get(fake, page, "me?fields=instagram_business_account{username}&unknown=1");
    expect(nested.raw).toEqual({
      instagram_business_account: { username: "field.bakery", id: FIELD_BAKERY },
      id: FIELD_BAKERY_PAGE,
    });
  });

  it("is answered with Meta's headers", async () => {
    const fake = aFake();
    const { page } = await logIn(fake);
    const { headers } = await get(fake, page, FIELD_BAKERY);
    expect(headers.get("content-type")).toBe("application/json; charset=UTF-8");
    expect(headers.get("facebook-api-version")).toBe("v26.0");
    expect(headers.get("x-business-use-case-usage")).toContain(FIELD_BAKERY);
  });

  it("an expired version is silently served as the oldest usable one", async () => {
    const answer = await send(aFake(), new Request("https://graph.facebook.com/v19.0/me"));
    expect(answer.headers.get("facebook-api-version")).toBe("v21.0");
  });
});

describe("dead tokens", () => {
  it("are described with HTTP 200 and refused everywhere else", async () => {
    const fake = aFake();
    const { long, page } = await logIn(fake);
    fake.killUser(460);
    const described = await debug(fake, page);
    expect(described.status).toBe(200);
    expect(described.body.data).toMatchObject({ is_valid: false, scopes: [], error: { subcode: 460 } });
    expect((await get(fake, long, "me")).body.error).toMatchObject({ code: 190, error_subcode: 460 });
  });

  it("are what revoking leaves behind, page tokens included", async () => {
    const fake = aFake();
    const { long, page } = await logIn(fake);
    const request = new Request(
      `https://graph.facebook.com/v26.0/${DANA}/permissions?appsecret_proof=${proofOf(long)}`,
      { method: "DELETE", ...bearer(long) },
    );
    expect((await send(fake, request)).raw).toEqual({ success: true });
    expect((await get(fake, page, "me")).body.error).toMatchObject({ code: 190, error_subcode: 458 });
  });

  it("of another app are a bad request", async () => {
    const fake = aFake();
    expect((await debug(fake, fake.issueForeignToken())).status).toBe(400);
  });

  it("lose what the person took away later", async () => {
    const fake = aFake();
    const { page } = await logIn(fake);
    fake.setScopes(["instagram_basic"]);
    const refused = await post(fake, page, `${FIELD_BAKERY}/media`, { image_url: "https://x.example/a.jpg" });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 10 } } });
  });
});

describe("leaks", () => {
  it("no token, code or secret stands in the log or the state", async () => {
    const fake = aFake();
    await logIn(fake, { redirectUri: REDIRECT });
    const seen = JSON.stringify([fake.log, fake.describeState()]);
    expect(fake.allTokens().length).toBeGreaterThan(4);
    expect(fake.allTokens().filter((token) => seen.includes(token))).toEqual([]);
  });
});
