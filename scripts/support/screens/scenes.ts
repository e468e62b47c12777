import type { Page } from "playwright-core";
import { aClip, aPlate, type ChosenFile } from "../../../tests/e2e/support/composer-media";
import { aPhoto } from "../../../tests/e2e/support/journey";
import type { Scene } from "./scene";
import type { PostState, ScreensWorld } from "./world";

const CONNECTIONS = "/crm/social/connections";
const SELECT_PAGE = "/crm/social/instagram/select-page";
const POSTS = "/crm/social/posts";
const COMPOSER = "/crm/social/posts/new";
const CAPTION = "First light over the bakery. The ovens have been on since four. #sunrise @field.bakery";

async function throughConsent(page: Page, { appUrl }: ScreensWorld): Promise<void> {
  await page.goto(`${appUrl}/api/auth/instagram/start`);
  await page.locator('button[value="continue"]').click();
  await page.waitForURL(/select-page/);
}

async function write(page: Page, caption: string, files?: readonly ChosenFile[]): Promise<void> {
  await page.getByText("This post", { exact: true }).first().waitFor();
  await page.locator("#media").setInputFiles([...(files ?? [await aPhoto()])]);
  await page.getByRole("textbox", { name: "Caption" }).fill(caption);
  await page.getByText("Draft saved").waitFor();
  // A photo is in once no progress is shown any more.
  await page.waitForFunction(() => document.querySelector("main progress") === null);
}

async function writeTooMuch(page: Page): Promise<void> {
  await write(page, `${CAPTION} `.repeat(30));
  await page.getByRole("button", { name: /^Publish/ }).click();
}

async function writeCarousel(page: Page): Promise<void> {
  const colours = ["#27406b", "#e58b5a", "#3b4a3f"];
  await write(
    page,
    CAPTION,
    await Promise.all(colours.map((colour, index) => aPlate(`plate-${index + 1}.png`, colour))),
  );
}

async function writeReel(page: Page): Promise<void> {
  await write(page, CAPTION, [await aClip("baking.mp4")]);
}

async function writeStory(page: Page): Promise<void> {
  await write(page, CAPTION);
  await page.getByRole("radio", { name: "Story" }).check();
}

async function writeForLater(page: Page): Promise<void> {
  await write(page, CAPTION);
  await page.getByRole("radio", { name: "Later" }).check();
  await page.locator("#scheduled-at").fill("2026-12-24T18:00");
}

async function writeInTwoTabs(page: Page): Promise<void> {
  await write(page, CAPTION);
  await page.evaluate(async () => {
    const id = new URL(window.location.href).searchParams.get("post");
    const address = `/api/social/posts/${id}`;
    const { post } = await (await fetch(address)).json();
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ revision: post.revision, caption: "Written in another tab" });
    await fetch(address, { method: "PATCH", headers, body });
  });
  await page.getByRole("textbox", { name: "Caption" }).fill(`${CAPTION} Come early.`);
  await page.getByText("This post was changed in another tab").waitFor();
}

async function writeOffline(page: Page): Promise<void> {
  await write(page, CAPTION);
  await page.context().setOffline(true);
  await page.getByRole("textbox", { name: "Caption" }).fill(`${CAPTION} Come early.`);
  await page.getByText("Not saved yet, kept in this browser").first().waitFor();
}

/** As the local Meta's being down for every account would be told. */
async function hearOfTrouble(page: Page): Promise<void> {
  const trouble = {
    instagram: "trouble",
    since: new Date(await page.evaluate(() => Date.now())).toISOString(),
  };
  await page.route("**/api/social/platform-status", (route) => route.fulfill({ json: trouble }));
  // Asked again until the page listens.
  const isTold = () => {
    document.dispatchEvent(new Event("visibilitychange"));
    return document.body.textContent.includes("Meta has been having trouble");
  };
  await page.waitForFunction(isTold, null, { polling: 500 });
}

const postScene = (state: PostState): Scene => ({
  name: `post-${state}`,
  as: "busy",
  path: ({ posts }) => `${POSTS}/${posts[state]}`,
});

/** Every screen in every state. A new state is a new line here, and what it needs in `world.ts`. */
export const SCENES: readonly Scene[] = [
  { name: "sign-in-plain", path: "/login", isBare: true },
  { name: "connections-empty", as: "newcomer", path: CONNECTIONS },
  { name: "connections-list", as: "busy", path: CONNECTIONS },
  { name: "connections-expired", as: "expired", path: CONNECTIONS },
  {
    name: "connections-error",
    as: "busy",
    path: `${CONNECTIONS}?error=no_instagram_accounts&platform=instagram`,
  },
  { name: "connections-trouble-at-meta", as: "busy", path: CONNECTIONS, act: hearOfTrouble },
  { name: "connections-not-configured", as: "newcomer", path: CONNECTIONS, isBare: true },
  {
    name: "connections-disconnect",
    as: "busy",
    path: CONNECTIONS,
    act: async (page) => {
      await page
        .getByRole("button", { name: /^Disconnect/ })
        .first()
        .click();
      await page.getByRole("dialog").waitFor();
    },
  },
  // A choice is good for ten minutes only.
  {
    name: "select-page-choices",
    as: "newcomer",
    path: CONNECTIONS,
    at: "2026-12-01T09:34:00Z",
    act: throughConsent,
  },
  { name: "select-page-expired", as: "newcomer", path: SELECT_PAGE },
  { name: "composer-empty", as: "writer", path: COMPOSER },
  { name: "composer-filled", as: "writer", path: COMPOSER, act: (page) => write(page, CAPTION) },
  { name: "composer-problems", as: "writer", path: COMPOSER, act: writeTooMuch },
  { name: "composer-carousel", as: "writer", path: COMPOSER, act: writeCarousel },
  { name: "composer-reel", as: "writer", path: COMPOSER, act: writeReel },
  { name: "composer-story", as: "writer", path: COMPOSER, act: writeStory },
  { name: "composer-later", as: "writer", path: COMPOSER, act: writeForLater },
  { name: "composer-stale", as: "writer", path: COMPOSER, act: writeInTwoTabs },
  { name: "composer-offline", as: "writer", path: COMPOSER, act: writeOffline },
  { name: "composer-account-expired", as: "expired", path: COMPOSER },
  { name: "posts-empty", as: "newcomer", path: POSTS },
  { name: "posts-list", as: "busy", path: POSTS },
  { name: "posts-none-of-these", as: "newcomer", path: `${POSTS}?status=failed` },
  { name: "posts-account-expired", as: "expired", path: POSTS },
  postScene("running"),
  postScene("published"),
  postScene("failed"),
  postScene("unconfirmed"),
  postScene("waiting"),
  postScene("cancelled"),
  postScene("draft"),
  postScene("scheduled"),
  { name: "not-found-post", as: "busy", path: `${POSTS}/000000000000000000000000` },
  { name: "not-found-page", as: "busy", path: "/crm/social/nowhere" },
];
