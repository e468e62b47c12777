import { describe, expect, it } from "vitest";
import { GET as callback } from "@/app/api/auth/instagram/callback/route";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { pathsOf, redirectCodeOf, refusalOf, setCookieOf } from "../support/answer";
import { AS_BROWSER, Browser } from "../support/browser";
import { connectThroughMeta, consent, reachPicker } from "../support/connect";
import { everythingStored, httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene();
const START = "/api/auth/instagram/start";

describe("GET /api/auth/instagram/start", () => {
  it("sends the person to the dialog with every parameter it needs", async () => {
    const { status, location } = await (await signedIn(anId())).send(start, START);
    expect(status).toBe(302);
    const { origin, pathname, searchParams } = new URL(location);
    expect(`${origin}${pathname}`).toBe("https://www.facebook.com/v26.0/dialog/oauth");
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: "700000000000001",
      redirect_uri: "http://localhost:3000/api/auth/instagram/callback",
      state: expect.stringMatching(/^[\w-]{43}$/),
      response_type: "code",
      scope:
        "instagram_basic,instagram_content_publish,pages_show_list,pages_read_engagement,instagram_manage_insights,instagram_manage_comments,business_management",
    });
  });

  it("binds the state to the browser by a cookie that scripts and other sites do not see", async () => {
    const answer = await (await signedIn(anId())).send(start, START);
    const state = new URL(answer.location).searchParams.get("state");
    expect(answer.setCookies).toEqual([
      `instagram_oauth_state=${state}; Path=/api/auth/instagram; Max-Age=600; HttpOnly; SameSite=Lax`,
    ]);
  });

  it("gives every attempt a state of its own and stores none in clear", async () => {
    const browser = await signedIn(anId());
    const answers = [await browser.send(start, START), await browser.send(start, START)];
    const states = answers.map(({ location }) => new URL(location).searchParams.get("state") ?? "");
    expect(new Set(states).size).toBe(2);
    const stored = await everythingStored(db);
    for (const state of states) expect(stored).not.toContain(state);
  });

  it("keeps the answer out of every cache", async () => {
    const answer = await (await signedIn(anId())).send(start, START);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("tells a program that nobody is signed in", async () => {
    const answer = await new Browser().send(start, START);
    expect(refusalOf(answer)).toEqual({ status: 401, code: "not_authenticated" });
    expect(answer.text).toContain('"error":"Unauthorized - Please login first"');
    expect(answer.setCookies).toEqual([]);
  });

  it("sends a signed-out person back to the connections", async () => {
    const answer = await new Browser().send(start, START, { headers: AS_BROWSER });
    expect(redirectCodeOf(answer)).toBe("instagram:not_authenticated");
  });

  it("does not know the Instagram login while it is not set up", async () => {
    const answer = await (await signedIn(anId())).send(start, `${START}?login=instagram`);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual(["login"]);
  });

  it("refuses a login that nobody has heard of", async () => {
    const answer = await (await signedIn(anId())).send(start, `${START}?login=myspace`);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual(["login"]);
  });

  it("does not let a browser with a wrong login learn more than that it failed", async () => {
    const browser = await signedIn(anId());
    const answer = await browser.send(start, `${START}?login=myspace`, { headers: AS_BROWSER });
    expect(redirectCodeOf(answer)).toBe("instagram:callback_failed");
  });
});

describe("reconnecting", () => {
  it("asks again for what was declined", async () => {
    const browser = await signedIn(anId());
    await connectThroughMeta(browser, meta);
    const { location } = await browser.send(start, `${START}?reconnect=${FIELD_BAKERY}`);
    expect(new URL(location).searchParams.get("auth_type")).toBe("rerequest");
  });

  it("asks again for what was declined at the first try, when the person wants that", async () => {
    const browser = await signedIn(anId());
    const refused = await reachPicker(browser, meta, { declined: ["instagram_basic"] });
    expect(redirectCodeOf(refused)).toBe("instagram:missing_permission");
    expect(redirectCodeOf(await reachPicker(browser, meta))).toBe("instagram:missing_permission");

    const { location } = await browser.send(start, `${START}?again=1`, { headers: AS_BROWSER });
    expect(new URL(location).searchParams.get("auth_type")).toBe("rerequest");
    const accepted = await browser.send(callback, await consent(meta, location), { headers: AS_BROWSER });
    expect(accepted.location).toContain("/select-page");
  });

  it("knows one way to ask again", async () => {
    const answer = await (await signedIn(anId())).send(start, `${START}?again=yes`);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual(["again"]);
  });

  it("does not find a channel that was never connected", async () => {
    const browser = await signedIn(anId());
    const answer = await browser.send(start, `${START}?reconnect=17841400000009999`);
    expect(refusalOf(answer)).toEqual({ status: 404, code: "not_found" });
    const seen = await browser.send(start, `${START}?reconnect=17841400000009999`, { headers: AS_BROWSER });
    expect(redirectCodeOf(seen)).toBe("instagram:not_found");
    expect(setCookieOf(seen, "instagram_oauth_state")).toBe("");
  });

  it("does not find another owner's channel", async () => {
    await connectThroughMeta(await signedIn(anId()), meta);
    const answer = await (await signedIn(anId())).send(start, `${START}?reconnect=${FIELD_BAKERY}`);
    expect(refusalOf(answer)).toEqual({ status: 404, code: "not_found" });
  });
});
