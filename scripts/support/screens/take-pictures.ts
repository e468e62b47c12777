import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";

const THEMES = ["light", "dark"] as const;
/** Widths of a desk, a tablet and the narrowest phone. */
const WIDTHS = [1280, 768, 320] as const;
const HEIGHT = 900;
const COLOURS = 256;

/** Writes the page as it stands in each theme and width; answers the names. */
export async function takePictures(page: Page, scene: string, folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await untilStill(page);
      const name = `${scene}-${colorScheme}-${width}.png`;
      await writeFile(path.join(folder, name), await compress(await page.screenshot({ fullPage: true })));
      names.push(name);
    }
  }
  return names;
}

/** Resolves once the heading is there, fonts and pictures are loaded and nothing has changed for a moment. */
export async function untilStill(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(
    async () => {
      await document.fonts.ready;
      const pictures = [...document.images];
      // A lazy one counts as complete before it is asked for.
      for (const picture of pictures) picture.loading = "eager";
      await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
      const before = document.body.innerHTML;
      await new Promise((done) => setTimeout(done, 250));
      return document.querySelector("[aria-busy=true]") === null && document.body.innerHTML === before;
    },
    null,
    { polling: 50 },
  );
}

/** Screens are flat: few colours keep them small, and no words of the maker's clock go in. */
function compress(png: Buffer): Promise<Buffer> {
  return sharp(png)
    .png({ palette: true, colours: COLOURS, effort: 7, compressionLevel: 9, dither: 0.5 })
    .toBuffer();
}
