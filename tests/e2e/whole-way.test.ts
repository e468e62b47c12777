import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, publish, signIn, writePost } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";

describe("the whole way of an admin", () => {
  let stage: Stage;
  let page: Page;
  let postAddress = "";
  const caption = "First light over the bakery #sunrise";

  beforeAll(async () => {
    stage = await setTheStage();
    page = await stage.newPage();
  });

  afterAll(async () => {
    await stage.close();
  });

  it("signs in, consents at Meta, chooses an account and sees it connected", async () => {
    await signIn(page, stage);
    await page.getByRole("heading", { name: "No Instagram account yet" }).waitFor();
    await connect(page);
    expect(await page.getByText("Connected", { exact: true }).count()).toBeGreaterThan(0);
    expect(page.url()).not.toContain("EAAG");
  });

  it("publishes a photo that is live on the profile, and links to it", async () => {
    await writePost(page, stage, caption);
    await publish(page);
    postAddress = page.url();
    const link = page.getByRole("link", { name: /Open on Instagram/ });
    await link.waitFor();
    const live = stage.fake.livePosts(FIELD_BAKERY);
    expect(live.map((post) => post.caption)).toEqual([caption]);
    await page.goto((await link.getAttribute("href")) ?? "");
    await page.getByText(caption).waitFor();
  });

  it("reads the metrics of the post", async () => {
    await page.goto(postAddress);
    await page.getByText("Likes").first().waitFor();
    await page.getByText("Reach").first().waitFor();
    await page
      .getByText(/Updated/)
      .first()
      .waitFor();
  });

  it("finds connection and post again after a restart of the app", async () => {
    await stage.restartApp();
    await page.goto(`${stage.appUrl}/crm/social/connections`);
    await page.getByText("@field.bakery").first().waitFor();
    await page.goto(`${stage.appUrl}/crm/social/posts`);
    await page.getByText(caption.slice(0, 20)).first().waitFor();
  });

  it("refreshes the access and says so", async () => {
    await page.goto(`${stage.appUrl}/crm/social/connections`);
    const before = stage.fake.log.length;
    await page.getByRole("button", { name: "Refresh @field.bakery" }).click();
    await page
      .getByRole("status")
      .filter({ hasText: /refreshed|renewed|until|up to date/i })
      .first()
      .waitFor();
    expect(stage.fake.log.slice(before).some(({ path }) => path.endsWith("oauth/access_token"))).toBe(true);
  });

  it("disconnects by keyboard alone, after being told what stops", async () => {
    await page.getByRole("button", { name: "Disconnect @field.bakery" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("@field.bakery").first().waitFor();
    expect(
      await dialog.getByRole("button", { name: /Keep/ }).evaluate((node) => node === document.activeElement),
    ).toBe(true);
    // The page learns of the close an instant after the browser has hidden the dialog.
    await dialog.evaluate((node) => {
      const heard = (done: () => void) => node.addEventListener("close", () => setTimeout(done));
      Reflect.set(window, "closed", new Promise<void>(heard));
    });
    await page.keyboard.press("Escape");
    await page.evaluate(() => Reflect.get(window, "closed"));
    await dialog.waitFor({ state: "hidden" });
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    await dialog.getByRole("button", { name: /Disconnect/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "No Instagram account yet" }).waitFor();
    expect(stage.app.output()).not.toContain("EAAG");
  });
});
