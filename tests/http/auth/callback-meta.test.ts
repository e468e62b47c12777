import { describe, expect, it } from "vitest";
import { anId } from "@/tests/builders/an-id";
import { redirectCodeOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { CLEARED, pendingCount, visit } from "../support/callback";
import { reachPicker, returnFromMeta } from "../support/connect";
import { everythingStored, httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene();

describe("what Meta may answer", () => {
  async function outcome(prepare?: () => void): Promise<string> {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta);
    prepare?.();
    return await codeOf(browser, back);
  }

  async function codeOf(browser: Browser, back: string): Promise<string> {
    const answer = await visit(browser, back);
    expect(answer.setCookies).toEqual([CLEARED]);
    expect(await pendingCount(db)).toBe(0);
    const stored = await everythingStored(db);
    for (const secret of meta.allTokens()) expect(stored).not.toContain(secret);
    return redirectCodeOf(answer);
  }

  it("that the code was used before", async () => {
    const used = () =>
      meta.seedWorld(({ codes }) => {
        for (const code of codes) code.used = true;
      });
    expect(await outcome(used)).toBe("instagram:token_exchange_failed");
  });

  it("that the app's secret is wrong", async () => {
    const wrong = () =>
      meta.inject({ match: { path: "oauth/access_token" }, action: "answer", error: "1/secret" });
    expect(await outcome(wrong)).toBe("instagram:token_exchange_failed");
  });

  it.each(["instagram_basic", "instagram_content_publish", "pages_show_list", "pages_read_engagement"])(
    "that %s was unticked, and then nothing is kept",
    async (scope) => {
      const browser = await signedIn(anId());
      const back = await returnFromMeta(browser, meta, { declined: [scope] });
      expect(await codeOf(browser, back)).toBe("instagram:missing_permission");
    },
  );

  it("that an optional permission was unticked, which stops nothing", async () => {
    const answer = await reachPicker(await signedIn(anId()), meta, {
      declined: ["instagram_manage_insights"],
    });
    expect(answer.location).toContain("/select-page");
  });

  it("that there is no page", async () => {
    const browser = await signedIn(anId());
    expect(await codeOf(browser, await returnFromMeta(browser, meta, { pageIds: [] }))).toBe(
      "instagram:no_pages",
    );
  });

  it("that no page has an Instagram account", async () => {
    const without = () =>
      meta.seedWorld(({ pages }) => {
        for (const page of pages) delete page.instagramId;
      });
    expect(await outcome(without)).toBe("instagram:no_instagram_accounts");
  });

  it.each([
    ["a 500", "500"],
    ["HTML with 200", "200-html"],
    ["a 502 page", "502"],
  ])("%s at any of the four calls", async (_what, error) => {
    for (const nth of [1, 2, 3, 4]) {
      meta.clearFaults();
      expect(await outcome(() => meta.inject({ match: { nth }, action: "answer", error }))).toBe(
        "instagram:platform_unavailable",
      );
    }
  });

  it("nothing, because the connection drops at any of the four calls", async () => {
    for (const nth of [1, 2, 3, 4]) {
      meta.clearFaults();
      expect(await outcome(() => meta.inject({ match: { nth }, action: "drop" }))).toBe(
        "instagram:platform_unavailable",
      );
    }
  });

  it("that there were too many requests", async () => {
    expect(await outcome(() => meta.inject({ action: "answer", error: "4" }))).toBe("instagram:rate_limited");
  });

  it("a token of another app", async () => {
    const foreign = () =>
      meta.inject({
        match: { path: "debug_token" },
        action: "answer",
        status: 200,
        body: { data: { app_id: "1", is_valid: true, user_id: "1", scopes: [] } },
      });
    expect(await outcome(foreign)).toBe("instagram:token_exchange_failed");
  });
});
