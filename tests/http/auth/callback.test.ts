import { describe, expect, it, vi } from "vitest";
import { anId } from "@/tests/builders/an-id";
import { CORNER_COFFEE_PAGE, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { setCookieOf } from "../support/answer";
import { CLEARED, pendingCount, visit } from "../support/callback";
import { reachPicker, returnFromMeta } from "../support/connect";
import { httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene();

describe("coming back from Meta", () => {
  it("leads to the page choice, which waits under a cookie", async () => {
    const answer = await reachPicker(await signedIn(anId()), meta);
    expect(answer.status).toBe(302);
    expect(answer.location).toBe("http://localhost:3000/crm/social/instagram/select-page");
    expect(setCookieOf(answer, "instagram_pending")).toMatch(
      /^instagram_pending=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
    expect(setCookieOf(answer, "instagram_oauth_state")).toBe(CLEARED);
    expect(await pendingCount(db)).toBe(1);
  });

  it("asks Meta four times, at most three in a row", async () => {
    await reachPicker(await signedIn(anId()), meta);
    const calls = meta.log.map(({ method, path }) => `${method} ${path}`);
    expect(calls.slice(0, 2)).toEqual(Array.from({ length: 2 }, () => "GET /v26.0/oauth/access_token"));
    expect(calls.slice(2).sort()).toEqual(["GET /v26.0/debug_token", "GET /v26.0/me/accounts"]);
  });

  it("reads the permissions and the pages at the same time", async () => {
    meta.inject({ match: { path: "debug_token" }, action: "slow", ms: 1_000 });
    meta.inject({ match: { path: "me/accounts" }, action: "slow", ms: 1_000 });
    const reached = reachPicker(await signedIn(anId()), meta);
    const underWay = () => meta.log.filter(({ outcome }) => outcome === "pending").map(({ path }) => path);
    const both = ["/v26.0/debug_token", "/v26.0/me/accounts"];
    await vi.waitFor(() => expect(underWay().sort()).toEqual(both), { timeout: 15_000, interval: 10 });
    await reached;
  });

  it("shows no token, code or page in any header or body", async () => {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta);
    const answer = await visit(browser, back);
    const shown = [...answer.headers].join("\n") + answer.text;
    for (const secret of meta.allTokens()) expect(shown).not.toContain(secret);
    for (const name of ["Field Bakery", FIELD_BAKERY_PAGE, "field.bakery"]) expect(shown).not.toContain(name);
    expect(answer.text).toBe("");
  });

  it("reads a list of more than a hundred pages to its end", async () => {
    meta.seedWorld((world) => {
      const [bakery] = world.pages;
      for (let index = 0; bakery && index < 230; index += 1)
        world.pages.unshift({ ...bakery, id: `2045${String(index).padStart(11, "0")}` });
    });
    const answer = await reachPicker(await signedIn(anId()), meta);
    expect(answer.location).toContain("/select-page");
    const lists = meta.log.filter(({ path }) => path.endsWith("/me/accounts"));
    expect(lists.map(({ query }) => query.limit)).toEqual(["100", "100", "100"]);
    expect(meta.log.every(({ hadTokenInQuery }) => !hadTokenInQuery)).toBe(true);
  });

  it("reads a page by its id when the list lacks it although the grant names it", async () => {
    meta.seedWorld((world) => {
      for (const page of world.pages) page.inPortfolio = page.id === CORNER_COFFEE_PAGE;
    });
    const answer = await reachPicker(await signedIn(anId()), meta, { declined: ["business_management"] });
    expect(answer.location).toContain("/select-page");
    expect(meta.log.map(({ path }) => path)).toContain(`/v26.0/${CORNER_COFFEE_PAGE}`);
  });
});
