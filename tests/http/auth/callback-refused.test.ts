import { describe, expect, it } from "vitest";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import { anId } from "@/tests/builders/an-id";
import { type Answer, redirectCodeOf } from "../support/answer";
import { CALLBACK, CLEARED, pendingCount, stateIn, visit } from "../support/callback";
import { reachPicker, returnFromMeta } from "../support/connect";
import { httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene();

describe("what else ends the attempt", () => {
  async function refused(parameters: string): Promise<Answer> {
    const browser = await signedIn(anId());
    const { location } = await browser.send(start, "/api/auth/instagram/start");
    const answer = await visit(browser, `${CALLBACK}?state=${stateIn(location)}${parameters}`);
    expect(answer.setCookies).toEqual([CLEARED]);
    expect(await pendingCount(db)).toBe(0);
    expect(await db.collection("social_oauth_states").countDocuments()).toBe(0);
    return answer;
  }

  it("a session that ended meanwhile, before Meta's error is looked at", async () => {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta, { decision: "cancel" });
    browser.cookies.delete("admin_user_id");
    const answer = await visit(browser, back);
    expect(redirectCodeOf(answer)).toBe("instagram:not_authenticated");
    expect(answer.setCookies).toEqual([CLEARED]);
    expect(await db.collection("social_oauth_states").countDocuments()).toBe(0);
  });

  it("a person who cancels", async () => {
    const answer = await reachPicker(await signedIn(anId()), meta, { decision: "cancel" });
    expect(redirectCodeOf(answer)).toBe("instagram:access_denied");
    expect(answer.setCookies).toEqual([CLEARED]);
  });

  it("an error that only has a code, even beside a code to exchange", async () => {
    expect(redirectCodeOf(await refused("&error_code=1349126&code=abc"))).toBe("instagram:callback_failed");
    expect(meta.log).toEqual([]);
  });

  it("no code", async () => {
    expect(redirectCodeOf(await refused(""))).toBe("instagram:missing_code");
  });

  it("a code that is empty", async () => {
    expect(redirectCodeOf(await refused("&code="))).toBe("instagram:missing_code");
  });

  it("a code Meta does not know", async () => {
    expect(redirectCodeOf(await refused("&code=made-up"))).toBe("instagram:token_exchange_failed");
  });

  it("and none of Meta's words come along", async () => {
    const words = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    const answer = await refused(`&error=server_error&error_description=${words}&error_message=${words}`);
    expect(`${[...answer.headers].join()}${answer.text}`).not.toMatch(/script|alert|server_error/);
  });
});
