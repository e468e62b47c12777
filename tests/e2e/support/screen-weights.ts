import type { Page } from "playwright-core";
import { ApiJourney } from "@/tests/e2e/support/api-journey";
import { aPhoto, signIn } from "@/tests/e2e/support/journey";
import type { Stage } from "@/tests/e2e/support/stage";
import { type Weight, weigh } from "@/tests/e2e/support/weigh";

export const KB = 1024;
/** More than the framework alone. */
const LIMIT = 40 * KB;
const COMPOSER_LIMIT = 70 * KB;

interface WeighedScreen {
  readonly name: string;
  readonly path: string;
  readonly limit?: number;
  /** What loads code of its own, if anything does. */
  act?(page: Page): Promise<unknown>;
}

export interface ScreenWeight extends Weight {
  readonly name: string;
  readonly limit: number;
}

const choosePhoto = async (page: Page): Promise<void> => {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await aPhoto());
  await page.locator("main img").first().waitFor();
};

const openAll = async (page: Page): Promise<void> => {
  for (const summary of await page.locator("main summary").all()) await summary.click();
};

/** Weighs each screen in a browser of its own, so that nothing is in a cache. */
export async function weighScreens(stage: Stage): Promise<readonly ScreenWeight[]> {
  const session = await someSession(stage);
  const admin = new ApiJourney(stage, `admin_user_id=${session}`);
  await admin.connect();
  const { id } = await admin.publish("First light over the bakery");
  await admin.until(id, ({ status }) => status === "published");
  const screens: readonly WeighedScreen[] = [
    { name: "login", path: "/login" },
    { name: "connections", path: "/crm/social/connections" },
    // By way of Meta's consent page, which loads nothing of ours.
    { name: "select-page", path: "/api/auth/instagram/start" },
    { name: "posts", path: "/crm/social/posts" },
    { name: "posts/new", path: "/crm/social/posts/new", limit: COMPOSER_LIMIT, act: choosePhoto },
    { name: "posts/[id]", path: `/crm/social/posts/${id}`, act: openAll },
  ];
  const weighOne = async ({ name, path, limit = LIMIT, act }: WeighedScreen): Promise<ScreenWeight> => {
    const page = await stage.newPage();
    if (name !== "login")
      await page.context().addCookies([{ name: "admin_user_id", value: session, url: stage.appUrl }]);
    const visit = async () => {
      await page.goto(stage.appUrl + path);
      if (name === "select-page") await page.locator('button[value="continue"]').click();
      await page.getByRole("heading", { level: 1 }).first().waitFor();
    };
    const weight = await weigh(page, visit, act && (() => act(page)));
    await page.context().close();
    return { name, limit, ...weight };
  };
  return await Promise.all(screens.map(weighOne));
}

async function someSession(stage: Stage): Promise<string> {
  const page = await stage.newPage();
  await signIn(page, stage);
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies.find(({ name }) => name === "admin_user_id")?.value ?? "";
}
