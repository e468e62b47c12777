import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aField, tileOf } from "@/tests/e2e/support/composer-media";
import { accessibilityFindings, shapeOf, sidewaysScroll } from "@/tests/e2e/support/inspect";
import { aPhoto, connect, signIn } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";

const POST_PAGE = /\/crm\/social\/posts\/[0-9a-f]{24}$/;
const DRAFT_ADDRESS = /\/posts\/new\?post=[0-9a-f]{24}$/;
const POSTS_API = "**/api/social/posts**";

describe("the composer", () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await setTheStage();
    page = await stage.newPage({ timezoneId: "Europe/Berlin" });
    await signIn(page, stage);
    await connect(page);
  });

  afterAll(async () => {
    await stage.close();
  });

  const open = async (on: Page, query = ""): Promise<void> => {
    await on.goto(`${stage.appUrl}/crm/social/posts/new${query}`);
    // Only there once the page's script listens.
    await on.getByText("This post", { exact: true }).first().waitFor();
  };
  const caption = (on: Page) => on.getByRole("textbox", { name: "Caption" });
  /** What is written may come after the page: from the browser's own copy. */
  const written = async (on: Page, words: string): Promise<void> => {
    const field = caption(on);
    await field.waitFor();
    await expect.poll(() => field.inputValue(), { timeout: 60_000 }).toBe(words);
  };
  const addPhoto = async (on: Page): Promise<void> => {
    await on.locator("#media").setInputFiles(await aPhoto());
    await on.getByText("Ready", { exact: false }).first().waitFor();
  };
  const saved = (on: Page) => on.getByText("Draft saved").waitFor();
  const mainButton = (on: Page, name: RegExp) => on.getByRole("button", { name });
  const live = () => stage.fake.livePosts(FIELD_BAKERY).map((post) => post.caption);
  const focused = () => page.evaluate(() => document.activeElement?.id ?? "");

  it("keeps a draft from the first change, and finds it again at its address", async () => {
    await open(page);
    await caption(page).fill("Bread of the day");
    await saved(page);
    expect(page.url()).toMatch(DRAFT_ADDRESS);
    await page.locator("#media").setInputFiles(await aField("Été 海.png", 1600, 900));
    await page.getByText("Ready", { exact: false }).first().waitFor();
    await page.getByText("Collaborators, location, first comment").click();
    await page.getByRole("textbox", { name: "Collaborators" }).fill("@anna");
    await page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
    await saved(page);
    await page.reload();
    await page.getByRole("heading", { name: "Edit draft post" }).waitFor();
    await written(page, "Bread of the day");
    expect(await page.getByRole("textbox", { name: "Collaborators" }).inputValue()).toBe("@anna");
    const tile = tileOf(page, "Été 海.png");
    await tile.getByText("Ready · 1440 × 810").waitFor();
    expect(await shapeOf(tile.locator("img").last())).toBeCloseTo(16 / 9, 1);
    expect(await shapeOf(page.getByRole("figure").locator("img").last())).toBeCloseTo(16 / 9, 1);
  });

  it("shows a draft as it is now on the way back to it, and takes itself for nobody else", async () => {
    const patched = () =>
      page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
    await Promise.all([patched(), caption(page).fill("Bread of the week")]);
    await page.getByRole("link", { name: "Close" }).click();
    await page.getByRole("heading", { name: "Posts" }).waitFor();
    await page.goBack();
    await tileOf(page, "Été 海.png").waitFor();
    await written(page, "Bread of the week");
    await Promise.all([patched(), caption(page).fill("Bread of the month")]);
    await saved(page);
  });

  it("begins an empty form when a new post is asked for beside an open draft", async () => {
    await page.getByRole("navigation", { name: "Social" }).getByRole("link", { name: "New post" }).click();
    await page.getByRole("heading", { name: "New post" }).waitFor();
    expect(await caption(page).inputValue()).toBe("");
  });

  it("finds everything after the tab was killed in the middle of an edit", async () => {
    const tab = await page.context().newPage();
    await open(tab);
    await addPhoto(tab);
    await saved(tab);
    const address = tab.url();
    await tab.route(POSTS_API, (route) => route.abort());
    await caption(tab).fill("Half a sentence that never reached");
    const asked = tab.waitForEvent("dialog");
    const reloading = tab.evaluate(() => window.location.reload());
    expect((await asked).type()).toBe("beforeunload");
    await (await asked).dismiss();
    await reloading;
    await tab.close();
    const back = await page.context().newPage();
    await open(back, new URL(address).search);
    await written(back, "Half a sentence that never reached");
    await saved(back);
    await back.getByRole("group", { name: /^Photo 1/ }).waitFor();
    await back.reload();
    await back.getByRole("group", { name: /^Photo 1/ }).waitFor();
    await written(back, "Half a sentence that never reached");
    await back.close();
  });

  it("finds what never became a draft at all", async () => {
    const tab = await page.context().newPage();
    await open(tab);
    await tab.route(POSTS_API, (route) => route.abort());
    await caption(tab).fill("Written on a train");
    await tab.getByText("Not saved yet, kept in this browser").first().waitFor();
    await tab.close();
    const back = await page.context().newPage();
    await open(back);
    await back.getByText("What you wrote last time is back").waitFor();
    await written(back, "Written on a train");
    await saved(back);
    await back.close();
  });

  it("tells a stale tab, and lets a person choose", async () => {
    await open(page);
    await caption(page).fill("First tab");
    await saved(page);
    const other = await page.context().newPage();
    await open(other, new URL(page.url()).search);
    const arrived = other.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
    await caption(other).fill("Second tab");
    await arrived;
    await caption(page).fill("First tab, late");
    await page.getByText("This post was changed in another tab").waitFor();
    await page.getByRole("button", { name: "Load the newer version" }).click();
    await written(page, "Second tab");
    await other.close();
  });

  it("lets no late save change a post that has gone out", async () => {
    await page.getByRole("link", { name: "Close" }).click();
    await page.getByRole("heading", { name: "Posts" }).waitFor();
    await page.getByRole("navigation", { name: "Social" }).getByRole("link", { name: "New post" }).click();
    await page.getByText("This post", { exact: true }).first().waitFor();
    await addPhoto(page);
    await caption(page).fill("Goes out as it is");
    await saved(page);
    const late = await page.context().newPage();
    await open(late, new URL(page.url()).search);
    await mainButton(page, /^Publish/).click();
    await page.waitForURL(POST_PAGE);
    await caption(late).fill("Too late");
    await late.getByText("This post has gone out already").waitFor();
    await page.getByRole("link", { name: /Open on Instagram/ }).waitFor();
    expect(live()).toContain("Goes out as it is");
    expect(live()).not.toContain("Too late");
    await late.close();
    await page.goBack();
    await page.getByRole("link", { name: "Goes out as it is", exact: true }).waitFor();
  });

  it("goes to the post, however late the page draws that its draft was saved", async () => {
    const tab = await page.context().newPage();
    // React's own tasks come by message ports.
    await tab.addInitScript(() => {
      const { postMessage } = MessagePort.prototype;
      MessagePort.prototype.postMessage = function late(message: unknown) {
        const isLate = document.documentElement.dataset.drawing === "late";
        setTimeout(() => postMessage.call(this, message), isLate ? 2_000 : 0);
      };
    });
    let letGo = () => {};
    const isPressed = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await tab.route(/\/api\/social\/posts$/, async (route) => {
      await isPressed;
      await route.continue();
    });
    await open(tab);
    await addPhoto(tab);
    await caption(tab).fill("Saved and sent in one go");
    await tab.evaluate(() => {
      document.documentElement.dataset.drawing = "late";
    });
    await mainButton(tab, /^Publish/).click();
    letGo();
    await tab.waitForURL(POST_PAGE);
    await tab.close();
  });

  it("publishes a scheduled post once, however many tabs press the button", async () => {
    await open(page);
    await addPhoto(page);
    await caption(page).fill("Only once");
    await page.getByRole("radio", { name: "Later" }).check();
    await page.locator("#scheduled-at").fill("2026-12-24T18:00");
    await page.getByText(/Goes out .*GMT\+1 \(Europe\/Berlin\)/).waitFor();
    await mainButton(page, /^Schedule/).click();
    await page.waitForURL(POST_PAGE);
    const id = page.url().split("/").at(-1);
    const tabs = [page, await page.context().newPage()];
    for (const tab of tabs) {
      await open(tab, `?post=${id}`);
      await tab.getByRole("radio", { name: "Now", exact: true }).check();
    }
    await Promise.all(tabs.map((tab) => mainButton(tab, /^Publish now/).click()));
    await Promise.all(tabs.map((tab) => tab.waitForURL(POST_PAGE)));
    await page.getByRole("link", { name: /Open on Instagram/ }).waitFor();
    expect(live().filter((words) => words === "Only once")).toHaveLength(1);
    await tabs[1]?.close();
  });

  it("says when an hour does not exist, and which of two is meant", async () => {
    await open(page);
    await page.getByRole("radio", { name: "Later" }).check();
    await page.locator("#scheduled-at").fill("2027-03-28T02:30");
    await page.getByText("This time does not exist").waitFor();
    await page.getByRole("button", { name: /^Use Sun/ }).click();
    expect(await page.locator("#scheduled-at").inputValue()).toBe("2027-03-28T03:00");
    await page.getByText(/Goes out .*GMT\+2 \(Europe\/Berlin\)/).waitFor();
  });

  it("goes to the field of each problem, also where it is folded away", async () => {
    await open(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Instagram requires at least one image or video" }).click();
    expect(await focused()).toBe("media");
    await page.getByText("Collaborators, location, first comment").click();
    await page.getByRole("textbox", { name: "Location" }).fill("the bakery");
    await page.getByText("Collaborators, location, first comment").click();
    await page.getByRole("button", { name: "A location's id has digits only" }).click();
    expect(await focused()).toBe("location");
  });

  it("shows what a story takes, and keeps the caption for a post", async () => {
    await open(page);
    await addPhoto(page);
    await caption(page).fill("Kept for later");
    await page.getByRole("radio", { name: "Story" }).check();
    await page.getByRole("figure", { name: "Preview of the story" }).waitFor();
    expect(await caption(page).count()).toBe(0);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await page.getByRole("radio", { name: "Post" }).check();
    await written(page, "Kept for later");
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});
