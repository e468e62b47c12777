import { describe, expect, it } from "vitest";
import { FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { APP_ID, aFake, debug, exchange, exchangeCode, get, logIn, REDIRECT } from "./a-fake-person";

function dialogUrl(change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: APP_ID,
    redirect_uri: REDIRECT,
    state: "kV3n0",
    response_type: "code",
    scope: "instagram_basic,pages_show_list instagram_content_publish",
    ...change,
  });
  return `https://www.facebook.com/v26.0/dialog/oauth?${query}`;
}

const press = (form: string[][], change: Record<string, string> = {}) =>
  new Request(dialogUrl(change), { method: "POST", body: new URLSearchParams(form) });

function codeIn(response: Response): string {
  return new URL(response.headers.get("location") ?? "").searchParams.get("code") ?? "";
}

describe("the consent page", () => {
  it("asks the person by name, with every permission and page ticked", async () => {
    const html = await (await aFake().handle(new Request(dialogUrl()))).text();
    expect(html).toContain("Continue as Dana Field?");
    expect(html).toContain("Local Meta, for testing");
    expect(html.match(/type="checkbox"[^>]* checked/g)).toHaveLength(3 + 4);
  });

  it("redirects with a code, the state and Meta's odd fragment", async () => {
    const response = await aFake().handle(press([["decision", "continue"]]));
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(/callback\?code=AQD\w+&state=kV3n0#_=_$/);
  });

  it("redirects a cancel in Meta's words", async () => {
    const response = await aFake().handle(press([["decision", "cancel"]]));
    expect(response.headers.get("location")).toBe(
      `${REDIRECT}?error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied&state=kV3n0#_=_`,
    );
  });

  it.each([
    ["an unregistered address", { redirect_uri: `${REDIRECT}/` }],
    ["a wrong app", { client_id: "1" }],
    ["an unknown permission", { scope: "instagram_everything" }],
  ])("never redirects for %s", async (_name, change) => {
    const response = await aFake().handle(press([["decision", "continue"]], change));
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
    expect(response.headers.get("content-type")).toContain("text/html");
  });

  it("declines what was unticked, everywhere", async () => {
    const fake = aFake();
    const form = [
      ["decision", "continue"],
      ["permission", "instagram_basic"],
      ["permission", "pages_show_list"],
      ["page", FIELD_BAKERY_PAGE],
    ];
    const token = await exchangeCode(fake, codeIn(await fake.handle(press(form))));
    expect((await get(fake, token, "me/permissions")).body.data).toContainEqual({
      permission: "instagram_content_publish",
      status: "declined",
    });
    expect((await debug(fake, token)).body.data).toMatchObject({
      scopes: ["instagram_basic", "pages_show_list", "public_profile"],
      granular_scopes: [
        { scope: "instagram_basic", target_ids: [FIELD_BAKERY] },
        { scope: "pages_show_list", target_ids: [FIELD_BAKERY_PAGE] },
      ],
    });
    expect((await get(fake, token, "me/accounts?fields=id")).body.data).toEqual([{ id: FIELD_BAKERY_PAGE }]);
  });

  it("asks a declined permission again only on rerequest", async () => {
    const fake = aFake();
    fake.issueCode({ scopes: ["instagram_basic"], declined: ["instagram_content_publish"] });
    const plain = await (await fake.handle(new Request(dialogUrl()))).text();
    const again = await (await fake.handle(new Request(dialogUrl({ auth_type: "rerequest" })))).text();
    expect(plain).not.toContain('value="instagram_content_publish"');
    expect(again).toContain('value="instagram_content_publish"');
  });
});

describe("the code exchange", () => {
  it("takes a code once", async () => {
    const fake = aFake();
    const form = { code: fake.issueCode(), redirect_uri: REDIRECT };
    expect((await exchange(fake, form)).body.expires_in).toBe(5121);
    expect((await exchange(fake, form)).body.error).toMatchObject({ code: 100, error_subcode: 36009 });
  });

  it.each([
    ["an old code", {}, 700_000, { code: 100, error_subcode: 36007 }],
    ["another address", { redirect_uri: `${REDIRECT}?x=1` }, 0, { code: 100, error_subcode: 36008 }],
    ["a made-up code", { code: "AQDnothing" }, 0, { code: 100, error_subcode: 36008 }],
    ["a wrong secret", { client_secret: "nope" }, 0, { code: 1 }],
    ["a wrong app", { client_id: "1" }, 0, { code: 101 }],
  ])("refuses %s", async (_name, change, wait, error) => {
    const fake = aFake();
    const form = { code: fake.issueCode(), redirect_uri: REDIRECT, ...change };
    fake.advance(wait);
    const answer = await exchange(fake, form);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject(error);
  });

  it("cannot lengthen an expired token", async () => {
    const fake = aFake();
    const { short } = await logIn(fake);
    fake.advance(6_000_000);
    const form = { grant_type: "fb_exchange_token", fb_exchange_token: short };
    expect((await exchange(fake, form)).body.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it("can leave out expires_in", async () => {
    const fake = aFake();
    fake.setSwitches({ omitExpiresIn: true });
    const answer = await exchange(fake, { code: fake.issueCode(), redirect_uri: REDIRECT });
    expect(answer.raw).not.toHaveProperty("expires_in");
  });
});
