import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "playwright-core";

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

/** What runs out of its frame and is cut off there without an ellipsis; words for screen readers alone are no such thing. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  return await page.locator("body *").evaluateAll((elements: HTMLElement[]) =>
    elements
      .filter((element) => {
        const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
        const isCut = overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
        return isCut && clipPath === "none" && textOverflow !== "ellipsis";
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );
}

/** How many pictures show as broken. */
export async function brokenPictures(page: Page): Promise<number> {
  return await page
    .locator("img")
    .evaluateAll(
      (pictures: HTMLImageElement[]) =>
        pictures.filter(({ complete, naturalWidth }) => complete && naturalWidth === 0).length,
    );
}

/** The shape in which something is shown: width divided by height. */
export async function shapeOf(shown: Locator): Promise<number> {
  const box = await shown.boundingBox();
  if (box === null || box.height === 0) throw new Error("It is not to be seen");
  return box.width / box.height;
}
