import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeAccount, submitPost } from "@/tests/e2e/support/account-states";
import { accessibilityFindings, sidewaysScroll } from "@/tests/e2e/support/inspect";
import { openConsent, signIn } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { DEFAULT_SCOPES } from "@/tests/fakes/graph/grants";
import { CORNER_COFFEE, FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";

const CONNECTIONS = "/crm/social/connections";
const POSTS = "/crm/social/posts";
const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const HEALTHY = {
  publishingPausedUntil: null,
  problem: null,
  problemReason: null,
  userTokenExpiresAt: inDays(50),
  dataAccessExpiresAt: inDays(80),
};

describe("connected accounts", () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await setTheStage();
    page = await stage.newPage();
    await signIn(page, stage);
  });

  afterAll(async () => {
    await stage.close();
  });

  const open = (path: string) => page.goto(`${stage.appUrl}${path}`);
  const row = (username: string) =>
    page
      .getByRole("listitem")
      .filter({ hasText: `@${username}` })
      .first();

  /** Times take the browser's zone once the page listens. */
  const untilAwake = () => page.locator("time[title]").first().waitFor();

  /** The person comes back to the window, again and again, until this is there or gone. */
  const lookUntil = async (what: Locator, visible: boolean): Promise<void> => {
    const look = async () => {
      await page.evaluate(() => window.dispatchEvent(new Event("focus")));
      return await what.isVisible();
    };
    await expect.poll(look, { timeout: 60_000 }).toBe(visible);
  };

  /** axe finds nothing in either theme, and nothing runs out of a narrow screen. */
  const inspect = async (): Promise<void> => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await sidewaysScroll(page)).toBe(0);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  };

  it("are chosen together, by keyboard, and a choice survives a server that is away", async () => {
    await openConsent(page);
    await page.getByRole("button", { name: "Continue" }).click();
    // The browser's own clock speaks once the page listens to keys.
    await page.getByText(/^Choose until .*left$/).waitFor();
    await page.getByRole("button", { name: "Connect", exact: true }).press("Enter");
    await page.getByRole("alert").filter({ hasText: "Choose at least one account" }).waitFor();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.getByText("ask Meta again").first().waitFor();
    await page.getByText("The account you expect is not here?").click();
    expect(await page.getByRole("link", { name: "Ask Meta again" }).getAttribute("href")).toBe(
      "/api/auth/instagram/start?again=1",
    );
    await inspect();

    await page.route("**/select-page", (route) => route.abort());
    await page.getByRole("button", { name: "Connect 2 accounts" }).press("Enter");
    const refusal = page.getByText("Your choice is still here.");
    await refusal.waitFor();
    expect(await refusal.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.unroute("**/select-page");
    await page.getByRole("button", { name: "Connect 2 accounts" }).press("Enter");
    await page
      .getByText(
        /@corner\.coffee(,| and) @field\.bakery are connected|@field\.bakery and @corner\.coffee are connected/,
      )
      .waitFor();
  });

  it("say how they are, on their row here and in one line everywhere else", async () => {
    await changeAccount(stage, "field.bakery", { problem: "expired", problemReason: "token_expired" });
    await changeAccount(stage, "corner.coffee", { userTokenExpiresAt: inDays(5.5) });
    await open(CONNECTIONS);
    await row("field.bakery").getByText("Expired", { exact: true }).waitFor();
    await row("field.bakery").getByRole("link", { name: "Reconnect @field.bakery" }).waitFor();
    await row("corner.coffee").getByText("in 5 days").waitFor();
    const banner = page.getByText("@field.bakery cannot post until you reconnect it");
    expect(await banner.count()).toBe(0);
    await inspect();

    await open(POSTS);
    await banner.waitFor();
    expect(await page.getByRole("link", { name: "Reconnect @field.bakery" }).getAttribute("href")).toBe(
      `/api/auth/instagram/start?reconnect=${FIELD_BAKERY}`,
    );
    await inspect();

    await changeAccount(stage, "field.bakery", { problem: "revoked", problemReason: "app_removed" });
    await changeAccount(stage, "corner.coffee", {
      ...HEALTHY,
      scopes: ["instagram_basic"],
      publishingPausedUntil: inDays(0.5),
    });
    await open(CONNECTIONS);
    await row("field.bakery").getByText("Needs permission").waitFor();
    await row("corner.coffee")
      .getByText(/Posting needs the permissions .*instagram_content_publish/)
      .waitFor();
    await row("corner.coffee")
      .getByText(/No permission for metrics \(instagram_manage_insights\)/)
      .waitFor();
    await row("corner.coffee")
      .getByText(/Publishing rests until/)
      .waitFor();
    await inspect();
  });

  it("ask for a person without JavaScript, too", async () => {
    const plain = await stage.newPage({ javaScriptEnabled: false });
    await signIn(plain, stage);
    const asked = plain
      .getByText("@field.bakery and @corner.coffee cannot post")
      .or(plain.getByText("@corner.coffee and @field.bakery cannot post"));
    // A page that a busy machine reads too slowly comes without it.
    const look = async () => {
      await plain.goto(`${stage.appUrl}${POSTS}`);
      return await asked.isVisible();
    };
    await expect.poll(look, { timeout: 60_000 }).toBe(true);
    await plain.getByRole("link", { name: "Reconnect @field.bakery" }).click();
    await plain.getByRole("heading", { name: /Continue as Dana Field/ }).waitFor();
    await plain.getByRole("button", { name: "Continue" }).click();
    await plain.getByText("The one you are reconnecting").waitFor();
    expect(await plain.getByRole("checkbox", { checked: true }).count()).toBe(1);
    await plain.context().close();
  });

  it("are refreshed, and say so once", async () => {
    await changeAccount(stage, "field.bakery", { ...HEALTHY, userTokenExpiresAt: inDays(3) });
    await changeAccount(stage, "corner.coffee", { ...HEALTHY, scopes: DEFAULT_SCOPES });
    await open(CONNECTIONS);
    await row("field.bakery").getByText("Expires soon").waitFor();
    await untilAwake();
    await page.getByRole("button", { name: "Refresh @field.bakery" }).click();
    await row("field.bakery").getByRole("status").filter({ hasText: "Refreshed just now" }).waitFor();
    await row("field.bakery").getByText("Connected", { exact: true }).waitFor();
    expect(await page.getByText("Refreshed just now").count()).toBe(1);

    await openConsent(page);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("Connected, will be updated").nth(1).waitFor();
    await page.getByRole("link", { name: "Cancel" }).click();
    await row("field.bakery").waitFor();
  });

  it("are not blamed while Meta is down for all of them, and nothing is left once it is up", async () => {
    await open(POSTS);
    const notice = page.getByText(/Meta has been having trouble since \d\d:\d\d/);
    const heading = page.getByRole("heading", { name: "Posts", exact: true });
    const place = await heading.boundingBox();
    stage.fake.inject({ action: "answer", error: "2", status: 500, times: Number.POSITIVE_INFINITY });
    await submitPost(page, stage, FIELD_BAKERY);
    await submitPost(page, stage, CORNER_COFFEE);
    await lookUntil(notice, true);
    expect(await heading.boundingBox()).toEqual(place);
    await inspect();
    expect(await page.getByText("cannot post until").count()).toBe(0);

    stage.fake.clearFaults();
    await submitPost(page, stage, FIELD_BAKERY);
    await lookUntil(notice, false);
  });

  it("say what a disconnect would do, and go by keyboard alone", async () => {
    const ahead = { scheduledAt: inDays(2).toISOString() };
    await submitPost(page, stage, CORNER_COFFEE, ahead);
    await submitPost(page, stage, CORNER_COFFEE, ahead);
    await submitPost(page, stage, CORNER_COFFEE, { draft: true });
    await open(CONNECTIONS);
    await untilAwake();
    const button = page.getByRole("button", { name: "Disconnect @corner.coffee" });
    await button.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Disconnect @corner.coffee?" });
    await dialog.getByText(/^2 scheduled posts/).waitFor();
    await dialog.getByText("1 draft stays here.").waitFor();
    await dialog.getByText("What is published stays on Instagram.").waitFor();
    await inspect();
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await dialog.getByText(/^2 scheduled posts/).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "@corner.coffee is disconnected" }).waitFor();
    expect(await row("corner.coffee").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("page-title");
  });

  it("stay within reach from an address that does not exist", async () => {
    const answer = await open("/crm/social/nothing");
    expect(answer?.status()).toBe(404);
    await page.getByRole("heading", { name: "This page does not exist" }).waitFor();
    await page.getByRole("navigation").getByRole("link", { name: "Connections" }).click();
    await row("field.bakery").waitFor();
  });

  it("say that the browser is offline, and that the session is over", async () => {
    await page.context().setOffline(true);
    await page.getByText("You are offline.").waitFor();
    await page.getByRole("button", { name: "Refresh @field.bakery" }).click();
    await row("field.bakery").getByText("The server could not be reached").waitFor();
    await page.context().setOffline(false);
    await page.getByText("You are offline.").waitFor({ state: "hidden" });

    await open(`${POSTS}?status=published`);
    await page.context().clearCookies({ name: "admin_user_id" });
    const over = page.getByRole("alert").filter({ hasText: "You are signed out" });
    await lookUntil(over, true);
    await over.getByRole("link", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Sign in as demo admin" }).click();
    await page.waitForURL(`${stage.appUrl}${POSTS}?status=published`);
  });
});
