import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";

const WEIGHED = new Set(["script", "stylesheet"]);
/** Nothing more is expected once nothing has come for so long. */
const STILL_FOR_MS = 700;

export interface Weight {
  /** Scripts and styles that a first visit loads, in bytes of gzip. Fonts are not among them. */
  readonly visit: number;
  /** What came on top when something was done on the page. */
  readonly later: number;
}

/** Weighs what a browser without a cache loads for a page, and for what is done on it then. */
export async function weigh(
  page: Page,
  visit: () => Promise<unknown>,
  act?: () => Promise<unknown>,
): Promise<Weight> {
  const bodies = new Map<string, Promise<number>>();
  let lastAt = Date.now();
  page.on("response", (response) => {
    if (!WEIGHED.has(response.request().resourceType())) return;
    lastAt = Date.now();
    if (!bodies.has(response.url())) bodies.set(response.url(), gzipped(response));
  });
  const untilStill = async (): Promise<number> => {
    lastAt = Date.now();
    while (Date.now() - lastAt < STILL_FOR_MS) await page.waitForTimeout(100);
    const sizes = await Promise.all(bodies.values());
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  await visit();
  await page.waitForLoadState("load");
  const first = await untilStill();
  if (!act) return { visit: first, later: 0 };
  await act();
  return { visit: first, later: (await untilStill()) - first };
}

async function gzipped(response: Response): Promise<number> {
  return gzipSync(await response.body()).length;
}
