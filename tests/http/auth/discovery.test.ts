import { describe, expect, it } from "vitest";
import { GET as callback } from "@/app/api/auth/instagram/callback/route";
import { anId } from "@/tests/builders/an-id";
import { DEFAULT_SCOPES } from "@/tests/fakes/graph/grants";
import { DANA, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { AS_BROWSER } from "../support/browser";
import { returnFromMeta } from "../support/connect";
import { httpScene, signedIn } from "../support/scene";

const { meta } = httpScene();

/** Meta lists nothing and names nothing, although a portfolio of the person owns a usable page. */
function hideInPortfolio(): void {
  meta.seedWorld((world) => {
    world.businesses.push({
      id: "900000000000001",
      name: "Field Group",
      ownedPageIds: [FIELD_BAKERY_PAGE],
      clientPageIds: [],
    });
  });
  const facts = { app_id: "700000000000001", user_id: DANA, is_valid: true, expires_at: 0 };
  const body = { data: { ...facts, scopes: DEFAULT_SCOPES, granular_scopes: [] } };
  meta.inject({ match: { path: "debug_token" }, action: "answer", status: 200, body });
  meta.inject({ match: { path: "me/accounts" }, action: "answer", status: 200, body: { data: [] } });
}

describe("finding the pages", () => {
  it("walks the business portfolios when nothing usable was found", async () => {
    const browser = await signedIn(anId());
    const back = await returnFromMeta(browser, meta);
    hideInPortfolio();
    const { location } = await browser.send(callback, back, { headers: AS_BROWSER });
    expect(location).toContain("/crm/social/instagram/select-page");
  });
});
