import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityFindings, sidewaysScroll, styledFromServer } from "@/tests/e2e/support/inspect";
import { aPhoto, connect, openConsent, publish, signIn, writePost } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";

const NARROW = 320;

describe.each(["light", "dark"] as const)("every screen in the %s theme", (colorScheme) => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await setTheStage();
    page = await stage.newPage({ colorScheme });
  });

  afterAll(async () => {
    await stage.close();
  });

  /** axe finds nothing, nothing runs out of a narrow screen, and no style comes inline from the server. */
  const inspect = async (name: string): Promise<void> => {
    expect({ name, styled: await styledFromServer(page) }).toEqual({ name, styled: [] });
    await page.setViewportSize({ width: 1280, height: 900 });
    expect({ name, findings: await accessibilityFindings(page) }).toEqual({ name, findings: [] });
    await page.setViewportSize({ width: NARROW, height: 700 });
    expect({ name, scroll: await sidewaysScroll(page) }).toEqual({ name, scroll: 0 });
  };

  it("signs in", async () => {
    await page.goto(`${stage.appUrl}/login`);
    await page.getByRole("button", { name: "Sign in as demo admin" }).waitFor();
    await inspect("sign-in");
    for (const missing of ["/nothing-here", "/crm/social/nothing-here"])
      expect(await styledFromServer(page, stage.appUrl + missing)).toEqual([]);
  });

  it("shows that nothing is connected yet", async () => {
    await signIn(page, stage);
    await page.getByRole("heading", { name: "No Instagram account yet" }).waitFor();
    await inspect("connections-empty");
  });

  it("says what went wrong at Meta", async () => {
    await page.goto(`${stage.appUrl}/crm/social/connections?error=no_instagram_accounts&platform=instagram`);
    await page.getByText("None of your Pages has an Instagram account we can use").waitFor();
    await inspect("connections-error");
  });

  it("offers the accounts, and says that a choice is gone", async () => {
    await page.goto(`${stage.appUrl}/crm/social/instagram/select-page`);
    await page.getByText("This took too long").first().waitFor();
    await inspect("select-page-expired");
    await page.goto(`${stage.appUrl}/crm/social/connections`);
    await openConsent(page);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("No Instagram Here").waitFor();
    await inspect("select-page");
  });

  it("shows connected accounts", async () => {
    await page.goto(`${stage.appUrl}/crm/social/connections`);
    await connect(page);
    await inspect("connections");
  });

  it("asks before disconnecting", async () => {
    await page.getByRole("button", { name: "Disconnect @field.bakery" }).click();
    await page.getByRole("dialog").waitFor();
    await inspect("disconnect");
    await page.keyboard.press("Escape");
  });

  it("composes a post", async () => {
    await writePost(
      page,
      stage,
      "First light over the bakery. The ovens have been on since four. #sunrise @field.bakery",
    );
    await inspect("composer");
  });

  it("names what keeps a post from being published", async () => {
    await page.goto(`${stage.appUrl}/crm/social/posts/new`);
    await page.locator("#media").setInputFiles(await aPhoto());
    await page.getByLabel("Caption").fill("x".repeat(2201));
    await page.getByRole("button", { name: /^Publish/ }).click();
    await page.getByText("Instagram takes 2200").first().waitFor();
    await inspect("composer-problems");
  });

  it("shows a published post with its metrics, and the list of posts", async () => {
    await writePost(page, stage, "First light over the bakery #sunrise");
    await publish(page);
    await page.getByRole("link", { name: /Open on Instagram/ }).waitFor();
    await page
      .getByText(/Updated/)
      .first()
      .waitFor();
    await inspect("post");
    await page.goto(`${stage.appUrl}/crm/social/posts`);
    await page.getByText("First light over the").first().waitFor();
    await inspect("posts");
  });

  it("shows an account whose access has expired", async () => {
    stage.fake.killUser(463);
    await page.goto(`${stage.appUrl}/crm/social/connections`);
    await page.getByRole("button", { name: "Refresh @field.bakery" }).click();
    await page
      .getByRole("link", { name: /Reconnect/ })
      .first()
      .waitFor();
    await page.reload();
    await page.getByText("Expired", { exact: true }).waitFor();
    await inspect("connections-expired");
  });
});
