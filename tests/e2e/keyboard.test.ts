import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPhoto } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";

const MOST_TABS = 60;

/** From the sign-in to a live post and back to a disconnected account, without a mouse. */
describe("a whole way by keyboard only", () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await setTheStage();
    page = await stage.newPage();
  });

  afterAll(async () => {
    await stage.close();
  });

  const nameOfFocused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return "";
      const label = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      return [element.getAttribute("aria-label"), ...label.map((one) => one.textContent), element.textContent]
        .filter(Boolean)
        .join(" ");
    });

  /** Presses Tab until what has the focus is named so. */
  const tabTo = async (name: RegExp): Promise<void> => {
    const passed: string[] = [];
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      await page.keyboard.press("Tab");
      const focused = await nameOfFocused();
      if (name.test(focused)) return;
      passed.push(focused.slice(0, 40));
    }
    throw new Error(`${name} cannot be reached with Tab. On the way: ${passed.join(" | ")}`);
  };
  const press = async (name: RegExp, key = "Enter"): Promise<void> => {
    await tabTo(name);
    await page.keyboard.press(key);
  };

  it("signs in and connects an account", async () => {
    await page.goto(`${stage.appUrl}/login?next=/crm/social/connections`);
    await press(/Sign in as demo admin/);
    await page.getByRole("heading", { name: "No Instagram account yet" }).waitFor();
    await press(/Connect Instagram/);
    await page.getByRole("heading", { name: /Continue as Dana Field/ }).waitFor();
    await press(/^Continue$/);
    await page.waitForURL(/select-page/);
    await page.getByRole("checkbox").first().waitFor();
    await press(/@field\.bakery/, "Space");
    await press(/^Connect @field\.bakery/);
    await page.getByText("Connected", { exact: true }).first().waitFor();
  });

  it("writes a post with a photo and an alt text, and publishes it", async () => {
    await press(/^New post$/);
    await page.getByText("This post", { exact: true }).first().waitFor();
    await tabTo(/Choose|photo/i);
    // The system's own file dialog is the one thing that a test cannot press keys in.
    await page.locator("#media").setInputFiles(await aPhoto());
    await page.getByText("Ready", { exact: false }).first().waitFor();
    const altText = page.getByRole("textbox", { name: /Alt text/ });
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      await page.keyboard.press("Tab");
      if (await altText.evaluate((field) => field === document.activeElement)) break;
    }
    await page.keyboard.type("A sunrise");
    const caption = page.getByRole("textbox", { name: "Caption" });
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      await page.keyboard.press("Tab");
      if (await caption.evaluate((field) => field === document.activeElement)) break;
    }
    await page.keyboard.type("By keyboard alone");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/crm\/social\/posts\/[0-9a-f]{24}$/);
    await page.getByRole("link", { name: /Open on Instagram/ }).waitFor();
    expect(stage.fake.livePosts(FIELD_BAKERY).map((post) => post.caption)).toEqual(["By keyboard alone"]);
  });

  it("opens the history, filters it, and disconnects the account", async () => {
    await press(/^Posts$/);
    await page.getByText("By keyboard alone").first().waitFor();
    await press(/^Connections$/);
    await page.getByText("Connected", { exact: true }).first().waitFor();
    await press(/^Disconnect @field\.bakery/);
    await page.getByRole("dialog").waitFor();
    expect(await nameOfFocused()).toMatch(/^Keep/);
    await press(/^Disconnect/);
    await page.getByRole("heading", { name: "No Instagram account yet" }).waitFor();
  });
});
