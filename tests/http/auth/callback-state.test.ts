import { describe, expect, it } from "vitest";
import { GET as callback } from "@/app/api/auth/instagram/callback/route";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import { anId } from "@/tests/builders/an-id";
import { redirectCodeOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { CALLBACK, CLEARED, pendingCount, stateIn, visit } from "../support/callback";
import { returnFromMeta } from "../support/connect";
import { httpScene, signedIn } from "../support/scene";

const { meta, clock, db } = httpScene();

describe("the state", () => {
  it("must be there", async () => {
    const browser = await signedIn(anId());
    await browser.send(start, "/api/auth/instagram/start");
    const answer = await visit(browser, `${CALLBACK}?code=abc`);
    expect(redirectCodeOf(answer)).toBe("instagram:invalid_state");
    expect(answer.setCookies).toEqual([CLEARED]);
    expect(meta.log).toEqual([]);
  });

  it("must be the one this browser was given", async () => {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta);
    const answer = await visit(browser, back.replace(/state=[^&#]+/, `state=${"A".repeat(43)}`));
    expect(redirectCodeOf(answer)).toBe("instagram:invalid_state");
    expect(meta.log).toEqual([]);
  });

  it("is used up by a wrong one from the same browser", async () => {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta);
    browser.cookies.set("instagram_oauth_state", stateIn(back));
    await visit(browser, back.replace(/state=[^&#]+/, "state=wrong"));
    browser.cookies.set("instagram_oauth_state", stateIn(back));
    expect(redirectCodeOf(await visit(browser, back))).toBe("instagram:invalid_state");
  });

  it("does not work in another browser of the same admin", async () => {
    const sub = anId();
    const back = await returnFromMeta(await signedIn(sub), meta);
    const elsewhere = await signedIn(sub);
    expect(redirectCodeOf(await visit(elsewhere, back))).toBe("instagram:invalid_state");
    expect(meta.log).toEqual([]);
  });

  it("does not work for another admin, and is gone afterwards", async () => {
    const mine = await signedIn(anId());
    const back = await returnFromMeta(mine, meta);
    const other = await signedIn(anId());
    other.cookies.set("instagram_oauth_state", stateIn(back));
    expect(redirectCodeOf(await visit(other, back))).toBe("instagram:invalid_state");
    expect(redirectCodeOf(await visit(mine, back))).toBe("instagram:invalid_state");
    expect(meta.log).toEqual([]);
  });

  it("is good once", async () => {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta);
    await visit(browser, back);
    browser.cookies.set("instagram_oauth_state", stateIn(back));
    const answer = await visit(browser, back);
    expect(redirectCodeOf(answer)).toBe("instagram:invalid_state");
    expect(await pendingCount(db)).toBe(1);
  });

  it("is good for one of two that come at once", async () => {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta);
    const codes = (await Promise.all([visit(browser, back), visit(browser, back)])).map(redirectCodeOf);
    expect(codes.filter((code) => code === "instagram:invalid_state")).toHaveLength(1);
    expect(await pendingCount(db)).toBe(1);
  });

  it("runs out after ten minutes", async () => {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta);
    clock.advance(10 * 60 * 1000 + 1);
    expect(redirectCodeOf(await visit(browser, back))).toBe("instagram:invalid_state");
    expect(meta.log).toEqual([]);
  });

  it("comes before everything else that is wrong", async () => {
    const answer = await visit(new Browser(), `${CALLBACK}?state=wrong&error=access_denied`);
    expect(redirectCodeOf(answer)).toBe("instagram:invalid_state");
    expect(answer.setCookies).toEqual([CLEARED]);
  });

  it("is refused as JSON to a program", async () => {
    const answer = await (await signedIn(anId())).send(callback, `${CALLBACK}?code=abc&state=wrong`);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_state" });
    expect(answer.setCookies).toEqual([CLEARED]);
  });
});
