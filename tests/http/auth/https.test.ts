import { describe, expect, it } from "vitest";
import { GET as callback } from "@/app/api/auth/instagram/callback/route";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import { POST as signIn } from "@/app/login/sign-in/route";
import { anId } from "@/tests/builders/an-id";
import { refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { httpScene, signedIn } from "../support/scene";

const APP = "https://crm.example.com";
httpScene({ APP_MODE: "production", APP_URL: APP, INSTAGRAM_LOGIN_CONFIG_ID: "4711" });

describe("in production", () => {
  it("the cookies of the connect flow are secure, also where they are cleared", async () => {
    const browser = await signedIn(anId());
    const started = await browser.send(start, `${APP}/api/auth/instagram/start`);
    const refused = await browser.send(callback, `${APP}/api/auth/instagram/callback?state=wrong`);
    const cookies = [...started.setCookies, ...refused.setCookies];
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  });

  it("a login configuration stands in place of the scopes", async () => {
    const { location } = await (await signedIn(anId())).send(start, `${APP}/api/auth/instagram/start`);
    expect(Object.fromEntries(new URL(location).searchParams)).toEqual({
      client_id: "700000000000001",
      redirect_uri: `${APP}/api/auth/instagram/callback`,
      state: expect.any(String),
      response_type: "code",
      config_id: "4711",
    });
  });

  it("the local sign-in does not exist", async () => {
    const answer = await new Browser().send(signIn, `${APP}/login/sign-in`, { method: "POST" });
    expect(refusalOf(answer)).toEqual({ status: 404, code: "not_found" });
    expect(answer.setCookies).toEqual([]);
  });
});
