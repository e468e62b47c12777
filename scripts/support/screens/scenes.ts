import type { Page } from "playwright-core";
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

async function write(page: Page, caption: string): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await aPhoto());
  await page.getByRole("textbox", { name: "Caption" }).fill(caption);
  // The photo is in once no progress is shown any more.
  await page.locator("main img").first().waitFor();
  await page.waitForFunction(() => document.querySelector("main progress") === null);
}

async function writeTooMuch(page: Page): Promise<void> {
  await write(page, `${CAPTION} `.repeat(30));
  await page.getByRole("button", { name: /^Publish/ }).click();
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
  { name: "select-page-choices", as: "newcomer", path: CONNECTIONS, act: throughConsent },
  { name: "select-page-expired", as: "newcomer", path: SELECT_PAGE },
  { name: "composer-empty", as: "writer", path: COMPOSER },
  { name: "composer-filled", as: "writer", path: COMPOSER, act: (page) => write(page, CAPTION) },
  { name: "composer-problems", as: "writer", path: COMPOSER, act: writeTooMuch },
  { name: "composer-account-expired", as: "expired", path: COMPOSER },
  { name: "posts-empty", as: "newcomer", path: POSTS },
  { name: "posts-list", as: "busy", path: POSTS },
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
