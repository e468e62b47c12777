import type { Page } from "playwright-core";
import sharp from "sharp";
import type { Stage } from "@/tests/e2e/support/stage";

/** What a person does, in the words of the screens. */

export async function signIn(page: Page, stage: Stage, next = "/crm/social/connections"): Promise<void> {
  await page.goto(`${stage.appUrl}/login?next=${encodeURIComponent(next)}`);
  await page.getByRole("button", { name: "Sign in as demo admin" }).click();
  await page.waitForURL(`${stage.appUrl}${next}`);
}

export async function openConsent(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Connect Instagram" }).first().click();
  await page.getByRole("heading", { name: /Continue as Dana Field/ }).waitFor();
}

export async function connect(page: Page, username = "field.bakery"): Promise<void> {
  await openConsent(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(/select-page$/);
  const choice = page.getByRole("checkbox", { name: new RegExp(`@${username}`) });
  await choice.check();
  await page.getByRole("button", { name: new RegExp(`^Connect @${username}`) }).click();
  await page.waitForURL(/\/crm\/social\/connections/);
  await page.getByText(`@${username}`).first().waitFor();
}

/** A photo as a person would have it: a sunrise in three bands. */
export async function aPhoto(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#27406b"/>
    <stop offset=".55" stop-color="#e58b5a"/><stop offset="1" stop-color="#f7d7a1"/></linearGradient></defs>
    <rect width="1200" height="1200" fill="url(#sky)"/><circle cx="600" cy="760" r="150" fill="#fff3d6"/>
    <path d="M0 860 Q300 780 600 860 T1200 840 V1200 H0 Z" fill="#3b4a3f"/></svg>`;
  const buffer = await sharp(Buffer.from(picture)).png().toBuffer();
  return { name: "sunrise.png", mimeType: "image/png", buffer };
}

export async function writePost(page: Page, stage: Stage, caption: string): Promise<void> {
  await page.goto(`${stage.appUrl}/crm/social/posts/new`);
  // Only there once the page's script listens.
  await page.getByText("This post", { exact: true }).first().waitFor();
  await page.locator("#media").setInputFiles(await aPhoto());
  await page.getByLabel("Caption").fill(caption);
  await page.getByText("Ready", { exact: false }).first().waitFor();
}

export async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Publish/ }).click();
  await page.waitForURL(/\/crm\/social\/posts\/[0-9a-f]{24}$/);
}
