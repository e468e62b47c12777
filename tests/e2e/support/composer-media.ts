import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page, Route } from "playwright-core";
import sharp from "sharp";
import { writeLargeVideo } from "@/tests/media/large-video";
import { aVideo } from "@/tests/media/videos";

const UPLOADS = "**/api/social/media/uploads/*";
const MEGABYTE = 1024 * 1024;

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A green field, so that what is cropped or padded shows. */
export async function aField(name: string, width: number, height: number): Promise<ChosenFile> {
  const create = { width, height, channels: 3 as const, background: "#2f8f4e" };
  return { name, mimeType: "image/png", buffer: await sharp({ create }).png().toBuffer() };
}

/** A square of one colour with a plate on it, to tell the items of a carousel apart. */
export async function aPlate(name: string, colour: string): Promise<ChosenFile> {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080">
    <rect width="1080" height="1080" fill="${colour}"/><circle cx="540" cy="540" r="330" fill="#fff3d6"/>
    <circle cx="540" cy="540" r="240" fill="#f7d7a1"/></svg>`;
  return { name, mimeType: "image/png", buffer: await sharp(Buffer.from(picture)).png().toBuffer() };
}

/** Five seconds that a browser can play. */
export async function aClip(name: string): Promise<ChosenFile> {
  return { name, mimeType: "video/mp4", buffer: Buffer.from(await aVideo()) };
}

export async function choose(page: Page, ...files: readonly ChosenFile[]): Promise<void> {
  await page.locator("#media").setInputFiles([...files]);
}

/** Files too large to be handed over by value. */
export async function largeFiles() {
  const folder = await mkdtemp(path.join(tmpdir(), "crm-media-"));
  const video = path.join(folder, "holiday.mp4");
  const text = path.join(folder, "notes.mp4");
  await writeLargeVideo(video, 6 * MEGABYTE);
  await writeFile(text, Buffer.alloc(5 * MEGABYTE, "Not a video. "));
  return { video, text, remove: () => rm(folder, { recursive: true, force: true }) };
}

export function tileOf(page: Page, name: string): Locator {
  return page.getByRole("group", { name: new RegExp(`^(Photo|Video) \\d+, ${name}`) });
}

export async function namesInOrder(page: Page): Promise<string[]> {
  const labels = await page
    .getByRole("group", { name: /^(Photo|Video) \d+/ })
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label") ?? ""));
  return labels.map((label) => label.replace(/^\w+ \d+, /, ""));
}

/** So many bytes of the next part of an upload arrive; then the connection is gone, until it is set online. */
export async function cutAfter(page: Page, file: string, bytes: number): Promise<void> {
  const start = (await readFile(file)).subarray(0, bytes);
  const cut = async (route: Route): Promise<void> => {
    await route.fetch({
      postData: start,
      headers: { ...route.request().headers(), "content-length": `${bytes}` },
    });
    await page.context().setOffline(true);
    await route.abort("internetdisconnected");
  };
  await page.route(UPLOADS, cut, { times: 1 });
}

/** Answers how to end it. */
export async function slowDown(page: Page, bytesPerSecond: number): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  });
  return () => session.detach();
}
