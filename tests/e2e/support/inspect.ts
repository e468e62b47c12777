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

/** The elements with inline styles in the HTML that the server gives for this address, to whoever looks at the page. */
export async function styledFromServer(page: Page, address = page.url()): Promise<readonly string[]> {
  const answer = await page.request.get(address);
  return (await answer.text()).match(/<[a-z][^>]*\sstyle=[^>]*>|<style[^>]*>/gi) ?? [];
}

/** How far the page can be scrolled sideways, in pixels. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
