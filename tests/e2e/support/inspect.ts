import { mkdir } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

export interface Finding {
  readonly rule: string;
  readonly where: string;
}

/** What axe holds against the page as it stands. */
export async function accessibilityFindings(page: Page): Promise<readonly Finding[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ rule: id, where: `${html} ${failureSummary ?? ""}` })),
  );
}

/** How far the page can be scrolled sideways, in pixels. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Keeps a picture in `docs/screens` when SCREENS=write asks for it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENS !== "write") return;
  await mkdir("docs/screens", { recursive: true });
  await page.screenshot({ path: `docs/screens/${name}.png` });
}
