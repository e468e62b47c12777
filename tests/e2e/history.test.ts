import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PostView } from "@/app/api/_schemas/post";
import { CONTENTS_SCOPE } from "@/core/domain/marketing/scopes";
import { closeDatabase } from "@/infrastructure/database/mongo";
import { changeAccount } from "@/tests/e2e/support/account-states";
import { accessibilityFindings, cutOff, sidewaysScroll } from "@/tests/e2e/support/inspect";
import { connect, signIn } from "@/tests/e2e/support/journey";
import { PostSeeds } from "@/tests/e2e/support/post-seeds";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { StoredPosts } from "@/tests/e2e/support/stored-posts";
import { DEFAULT_SCOPES } from "@/tests/fakes/graph/grants";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";

const DAY_MS = 86_400_000;
const OLD_DRAFTS = 31;
/** As long as Instagram lets a name be, without a place to break it. */
const LONGEST_NAME = "w".repeat(30);
const ARABIC = "خبز الصباح الطازج من فرننا كل يوم منذ أربعين عاما في قلب المدينة القديمة";

describe("the history and the page of a post", () => {
  let stage: Stage;
  let page: Page;
  let seeds: PostSeeds;
  let stored: StoredPosts;
  let live: PostView;

  beforeAll(async () => {
    stage = await setTheStage({ INSTAGRAM_SCOPES: [...DEFAULT_SCOPES, CONTENTS_SCOPE].join() });
    page = await stage.newPage();
    seeds = new PostSeeds(page, stage);
    stored = new StoredPosts(stage);
    await signIn(page, stage);
    await connect(page);
    await seeds.upload();
  });

  afterEach(async () => {
    stage.fake.clearFaults();
    stage.fake.setRipening(0);
    await page.unrouteAll();
  });

  afterAll(async () => {
    await closeDatabase();
    await stage.close();
  });

  const openHistory = (query = "") => page.goto(`${stage.appUrl}/crm/social/posts${query}`);
  const openPost = ({ id }: Pick<PostView, "id">) => page.goto(`${stage.appUrl}/crm/social/posts/${id}`);
  const row = (caption: string) => page.getByRole("listitem").filter({ hasText: caption });
  const press = (caption: string, label: string) =>
    row(caption)
      .getByRole("button", { name: `${label}: ${caption}` })
      .click();
  const badge = (within: Locator | Page, word: string) => within.getByText(word, { exact: true }).first();
  const focusedText = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  const livePosts = () => stage.fake.livePosts(FIELD_BAKERY).map(({ caption }) => caption);

  /** axe finds nothing in either theme, and nothing runs out of a narrow screen. */
  const inspect = async (): Promise<void> => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await cutOff(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  it("says that there is nothing yet, and how to begin", async () => {
    await openHistory();
    await page.getByRole("heading", { name: "No posts yet" }).waitFor();
    expect(await page.getByRole("main").getByRole("link", { name: "Write a post" }).count()).toBe(2);
  });

  it("loads on towards the end, keeps what is shown when that fails, and says where the list ends", async () => {
    for (let number = 1; number <= OLD_DRAFTS; number += 1)
      await seeds.add(`Idea ${number}`, { draft: true });
    await page.route(/\/api\/social\/posts\?cursor=/, (route) => route.abort());
    await openHistory();
    const rows = page.getByRole("list", { name: "Posts, newest first" }).getByRole("listitem");
    await rows.nth(24).waitFor();
    expect(await rows.count()).toBe(25);
    await page.getByRole("link", { name: "Load more" }).focus();
    const again = page.getByRole("button", { name: "Try again" });
    await again.waitFor();
    await rows.nth(24).waitFor();
    expect(await rows.count()).toBe(25);
    await page.unrouteAll();
    await again.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "6 more posts, 31 in all. This is the end" }).waitFor();
    expect(await rows.count()).toBe(OLD_DRAFTS);
    expect(await rows.last().getByText("Idea 1", { exact: true }).count()).toBe(1);
    expect(await focusedText()).toBe("This is the end of the list");
  });

  it("filters by a form whose choice stays in the address, and clears it", async () => {
    await openHistory();
    await page.getByLabel("Status").selectOption({ label: "Published" });
    await page.getByLabel("Account").selectOption({ label: "@field.bakery" });
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(`${stage.appUrl}/crm/social/posts?status=published&channelId=${FIELD_BAKERY}`);
    await page.getByRole("heading", { name: "Nothing with this filter" }).waitFor();
    await page.reload();
    expect(await page.getByLabel("Status").inputValue()).toBe("published");
    await page.getByRole("link", { name: "Show all posts" }).click();
    await row("Idea 31").waitFor();
    expect(page.url()).toBe(`${stage.appUrl}/crm/social/posts`);
  });

  it("filters and leads to older posts without a script", async () => {
    const plain = await stage.newPage({ javaScriptEnabled: false });
    await signIn(plain, stage, "/crm/social/posts");
    await plain.getByLabel("Status").selectOption("draft");
    await plain.getByRole("button", { name: "Show" }).click();
    await plain.getByRole("link", { name: "Load more" }).click();
    await plain.waitForURL(/status=draft&cursor=/);
    expect(await plain.getByRole("listitem").count()).toBe(OLD_DRAFTS - 25);
    expect(await plain.getByRole("link", { name: "Newest posts" }).getAttribute("href")).toMatch(
      /status=draft$/,
    );
    await plain.context().close();
  });

  it("publishes a draft from its row, which follows it by itself", async () => {
    await openHistory();
    await press("Idea 31", "Publish now");
    await badge(row("Idea 31"), "Published").waitFor();
    expect(livePosts()).toEqual(["Idea 31"]);
    await row("Idea 31").getByRole("link", { name: "Open on Instagram: Idea 31" }).waitFor();
    expect(await row("Idea 30").getByRole("link", { name: "Edit: Idea 30" }).getAttribute("href")).toMatch(
      /\/posts\/new\?post=[0-9a-f]{24}$/,
    );
  });

  it("asks before it deletes, keeps by default, and then leads to the next row", async () => {
    await openHistory();
    await press("Idea 30", "Delete");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: "Delete this draft?" }).waitFor();
    expect(await focusedText()).toBe("Keep");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    expect(await row("Idea 30").count()).toBe(1);
    await press("Idea 30", "Delete");
    await dialog.getByRole("button", { name: "Delete" }).click();
    await row("Idea 30").waitFor({ state: "detached" });
    expect(await focusedText()).toBe("Idea 29");
  });

  it("names zone and offset of a planned time, and gives it up only when asked twice", async () => {
    const scheduledAt = new Date(Date.now() + 5 * DAY_MS).toISOString();
    await seeds.add("For Tuesday", { scheduledAt });
    await seeds.add("For nobody", { scheduledAt });
    await openHistory("?status=scheduled");
    await row("For Tuesday")
      .getByText(/Goes out .+ GMT\S* \(.+\)$/)
      .waitFor();
    const dialog = page.getByRole("dialog");
    // Pressed twice in haste, as anything is: the other half must not press what comes to lie there.
    await row("For nobody")
      .getByRole("button", { name: /^Cancel post/ })
      .dblclick();
    await dialog.getByText(/It is planned for .+GMT/).waitFor();
    await dialog.getByRole("button", { name: "Keep it planned" }).waitFor();
    await dialog.getByRole("button", { name: "Cancel post" }).dblclick();
    await badge(row("For nobody"), "Cancelled").waitFor();
    await row("For nobody")
      .getByRole("button", { name: /^Edit as new/ })
      .waitFor();
    expect(await dialog.count()).toBe(0);
    await press("For Tuesday", "Publish now");
    await dialog.getByText(/It is planned for .+GMT/).waitFor();
    expect(await focusedText()).toBe("Keep its time");
    await dialog.getByRole("button", { name: "Publish now" }).click();
    await badge(row("For Tuesday"), "Published").waitFor();
  });

  it("shows what a post became while the list was open", async () => {
    const draft = await seeds.add("Taken by somebody else", { draft: true });
    await openHistory();
    await seeds.act(draft.id, "cancel");
    await press("Taken by somebody else", "Publish now");
    await row("Taken by somebody else").getByText("It is now: Cancelled").waitFor();
    await badge(row("Taken by somebody else"), "Cancelled").waitFor();
  });

  it("offers a second try after a failure that may pass", async () => {
    stage.fake.inject({ match: { method: "POST", path: /\/media$/ }, action: "answer", error: "25/2207050" });
    const { id } = await seeds.add("Second time lucky");
    await seeds.until(id, "failed");
    await openHistory("?status=failed");
    await row("Second time lucky")
      .getByText(/restricted or inactive/)
      .waitFor();
    await press("Second time lucky", "Try again");
    await badge(row("Second time lucky"), "Published").waitFor();
  });

  it("deletes a live post on Instagram too, after saying so", async () => {
    await openHistory();
    await press("Idea 31", "Delete");
    await page.getByRole("heading", { name: "Delete this post on Instagram too?" }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await row("Idea 31").waitFor({ state: "detached" });
    expect(livePosts()).not.toContain("Idea 31");
  });

  it("lets a person decide about a post of which Instagram never told", async () => {
    live = await seeds.published("It was there");
    const lost = await seeds.published("It was not there");
    await stored.leaveUnconfirmed(live.id);
    await stored.leaveUnconfirmed(lost.id);
    await openHistory();
    await row("It was there")
      .getByText(/Look before you post it again/)
      .waitFor();
    expect(
      await row("It was there")
        .getByRole("link", { name: /^Look on Instagram/ })
        .getAttribute("href"),
    ).toBe(`${stage.metaUrl}/field.bakery`);
    await press("It was there", "It is live");
    await badge(row("It was there"), "Published").waitFor();
    await press("It was not there", "It is not there, publish again");
    await badge(row("It was not there"), "Published").waitFor();
    expect(livePosts().filter((caption) => caption === "It was not there")).toHaveLength(1);
  });

  it("shows posts of every kind of outcome to everybody", async () => {
    await changeAccount(stage, "field.bakery", { channelName: LONGEST_NAME });
    await seeds.add(ARABIC, { draft: true });
    await openHistory();
    await page.getByText("just now").first().waitFor();
    const title = page.getByRole("link", { name: ARABIC, exact: true });
    expect(await title.evaluate((link) => getComputedStyle(link).direction)).toBe("rtl");
    await inspect();
    await changeAccount(stage, LONGEST_NAME, { channelName: "field.bakery" });
  });

  it("names the photo of a carousel that failed, and offers to edit it as a new post", async () => {
    const match = { method: "POST", path: /\/media$/, nth: 3 };
    stage.fake.inject({ match, action: "answer", error: "36003/2207009" });
    const carousel = await seeds.add("Three of a kind", { media: seeds.photos(3) });
    await seeds.until(carousel.id, "failed");
    await openPost(carousel);
    await page.getByText(/^Photo 3: The image is too tall or too wide/).waitFor();
    await page.getByText("Photo 3 of 3, failed").waitFor();
    await inspect();
    await page.getByRole("button", { name: "Edit as new" }).click();
    await page.waitForURL(/\/posts\/new\?post=[0-9a-f]{24}$/);
  });

  it("follows a post by the server's events where asking is not possible", async () => {
    const asking = (url: URL) => /\/api\/social\/posts\/[0-9a-f]{24}$/.test(url.pathname);
    await page.route(asking, (route) => route.abort());
    stage.fake.setRipening(1_500);
    await openPost(await seeds.add("Streamed"));
    await badge(page, "Published").waitFor();
    await page.unroute(asking);
    await page.getByRole("link", { name: "Open on Instagram" }).waitFor();
  });

  it("asks where events are held back, rests without a network, and goes on when it is back", async () => {
    await page.route("**/events", () => {});
    stage.fake.setRipening(10 * 60_000);
    const { id } = await seeds.add("Polled");
    await seeds.until(id, "processing");
    await openPost({ id });
    await page.waitForRequest(new RegExp(`/api/social/posts/${id}$`));
    await page.context().setOffline(true);
    const notice = page.getByRole("status").filter({ hasText: "You are offline" });
    await notice.waitFor();
    stage.fake.seedWorld(({ containers }) => {
      for (const container of containers) container.readyAt = Date.now();
    });
    await seeds.until(id, "published");
    expect(await page.getByRole("link", { name: "Open on Instagram" }).count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByRole("link", { name: "Open on Instagram" }).waitFor();
    expect(await notice.count()).toBe(0);
  });

  it("plots the numbers from the second reading on, and shows the unknown as unknown", async () => {
    await openPost(live);
    await page.getByText("The plot starts with the second reading").waitFor();
    await stored.ageFirstReading(live.id, 3 * 3_600_000);
    const { platformPostId } = await seeds.until(live.id, "published");
    stage.fake.setInsights(platformPostId ?? "", { views: 4321, reach: null });
    await page.getByRole("button", { name: "Refresh metrics" }).click();
    await page.getByRole("status").filter({ hasText: "The metrics are up to date" }).waitFor();
    await page
      .getByRole("img", { name: /^Views: from .+ to 4,321 in 2 readings/ })
      .locator("canvas")
      .waitFor();
    expect(await page.getByRole("definition").filter({ hasText: "Not yet" }).count()).toBeGreaterThan(0);
    await page.getByLabel("Over time").selectOption({ label: "Likes" });
    await page.getByRole("img", { name: /^Likes: from/ }).waitFor();
    await page.getByText("The numbers as a table").click();
    expect(await page.getByRole("row").count()).toBe(3);
    await inspect();
  });
});
