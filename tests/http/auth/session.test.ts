import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import { anId } from "@/tests/builders/an-id";
import { ADMIN_SESSION_SECRET } from "@/tests/setup/http-environment";
import { refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { httpScene } from "../support/scene";

httpScene();
const SUB = anId();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const RIGHT = bytes(ADMIN_SESSION_SECRET);
const token = (alg = "HS256") => new SignJWT().setProtectedHeader({ alg }).setSubject(SUB).setAudience("crm");

async function visit(cookie: string) {
  const browser = new Browser();
  browser.cookies.set("admin_user_id", cookie);
  return await browser.send(start, "/api/auth/instagram/start");
}

describe("the session cookie", () => {
  it("lets in whoever the right secret signed", async () => {
    expect((await visit(await token().setExpirationTime("1h").sign(RIGHT))).status).toBe(302);
  });

  it.each([
    ["a bare id", async () => SUB],
    [
      "a wrong signature",
      () =>
        token()
          .setExpirationTime("1h")
          .sign(bytes("x".repeat(40))),
    ],
    [
      "no signature at all",
      async () => new UnsecuredJWT().setSubject(SUB).setAudience("crm").setExpirationTime("1h").encode(),
    ],
    ["HS384, although the secret is right", () => token("HS384").setExpirationTime("1h").sign(RIGHT)],
    ["HS512, although the secret is right", () => token("HS512").setExpirationTime("1h").sign(RIGHT)],
    [
      "an expiry that has passed",
      () =>
        token()
          .setExpirationTime(Math.floor(Date.now() / 1000) - 1)
          .sign(RIGHT),
    ],
    ["no expiry", () => token().sign(RIGHT)],
    ["another audience", () => token().setAudience("shop").setExpirationTime("1h").sign(RIGHT)],
    [
      "no audience",
      () =>
        new SignJWT()
          .setProtectedHeader({ alg: "HS256" })
          .setSubject(SUB)
          .setExpirationTime("1h")
          .sign(RIGHT),
    ],
    ["a subject that is no id", () => token().setSubject("admin").setExpirationTime("1h").sign(RIGHT)],
    ["nothing in it", async () => ""],
  ])("refuses %s", async (_what, make) => {
    expect(refusalOf(await visit(await make()))).toEqual({ status: 401, code: "not_authenticated" });
  });

  it("refuses a cookie whose payload was exchanged", async () => {
    const [header, , signature] = (await token().setExpirationTime("1h").sign(RIGHT)).split(".");
    const payload = Buffer.from(JSON.stringify({ sub: anId(), aud: "crm", exp: 9_999_999_999 })).toString(
      "base64url",
    );
    expect(refusalOf(await visit(`${header}.${payload}.${signature}`)).status).toBe(401);
  });
});
