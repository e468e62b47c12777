import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openConsent, signIn } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";

describe("when connecting does not work out", () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await setTheStage();
  });

  beforeEach(async () => {
    stage.fake.reset();
    page = await stage.newPage();
    await signIn(page, stage);
    await openConsent(page);
  });

  afterEach(async () => {
    await page.context().close();
  });

  afterAll(async () => {
    await stage.close();
  });

  it("says so when the person cancelled at Meta, and cleans the address", async () => {
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("You cancelled at Meta").first().waitFor();
    await page.waitForURL(`${stage.appUrl}/crm/social/connections`);
    expect(await page.getByRole("heading", { name: "No Instagram account yet" }).count()).toBe(1);
  });

  it("names the permission that was unticked and offers to ask again", async () => {
    await page.locator('input[type="checkbox"][value="instagram_content_publish"]').uncheck();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("A permission is missing").first().waitFor();
    await page
      .getByRole("link", { name: /Connect again|Ask again/ })
      .first()
      .waitFor();
  });

  it("explains that no Page has an Instagram account", async () => {
    for (const box of await page
      .locator('input[type="checkbox"][name="page"], input[type="checkbox"][name="pages"]')
      .all()) {
      const label = await box.evaluate((node) => node.closest("label")?.textContent ?? "");
      if (!label.includes("No Instagram Here")) await box.uncheck();
    }
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("None of your Pages has an Instagram account we can use").first().waitFor();
  });
});

describe("without JavaScript", () => {
  it("still leads from sign-in to Meta's dialog", async () => {
    const stage = await setTheStage();
    try {
      const page = await stage.newPage({ javaScriptEnabled: false });
      await page.goto(`${stage.appUrl}/login`);
      await page.getByRole("button", { name: "Sign in as demo admin" }).click();
      await openConsent(page);
    } finally {
      await stage.close();
    }
  });
});
