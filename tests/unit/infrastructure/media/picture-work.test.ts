import { afterAll, beforeAll, expect, it } from "vitest";
import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { readImageFacts } from "@/infrastructure/media/image-facts";
import { pictureTurn } from "@/infrastructure/media/picture-work";
import { convertImage } from "@/infrastructure/media/publishable-image";
import { thumbnailMaker } from "@/infrastructure/media/thumbnails";
import { noise, type PictureFolder, pictureFolder, plain } from "@/tests/media/pictures";

const MEGABYTE = 1024 * 1024;
const WORKING = 32 * MEGABYTE;

let folder: PictureFolder;
beforeAll(async () => {
  folder = await pictureFolder();
});
afterAll(() => folder.remove());

/** Both places of the queue are taken until `leave`. */
function fullQueue() {
  const events: string[] = [];
  let leave = (): void => {};
  const gone = new Promise<void>((resolve) => {
    leave = () => {
      events.push("room");
      resolve();
    };
  });
  return { events, leave, held: [1, 2].map(() => pictureTurn(() => gone)) };
}

/** Tells when its bytes are asked for as a whole. */
function watched(file: ArrivedFile, events: string[]): ArrivedFile {
  return {
    stem: file.stem,
    bytes: file.bytes,
    blobKey: file.blobKey,
    originalName: file.originalName,
    read: (range) => file.read(range),
    stream: (range) => file.stream(range),
    withPath: (use) => {
      events.push("begun");
      return file.withPath(use);
    },
  };
}

it.each([
  ["an upload", (file: ArrivedFile) => convertImage(file, { use: "feed", fit: "crop", ratio: "original" })],
  ["the frame of a video", (file: ArrivedFile) => thumbnailMaker.ofFrame(file)],
])("keeps %s waiting while two pictures are worked on", async (_what, make) => {
  const { events, leave, held } = fullQueue();
  const file = watched(await folder.save(await plain(400, 400).png().toBuffer()), events);
  const made = make(file);
  await new Promise((resolve) => setImmediate(resolve));
  leave();
  await Promise.all([...held, made]);
  expect(events).toEqual(["room", "begun"]);
});

it.each([
  ["a baseline JPEG, read in strips", () => plain(1000, 1000).jpeg(), 1_000_000],
  ["a progressive JPEG", () => noise(1000, 1000).jpeg({ progressive: true }), 3_000_000],
  [
    "a progressive JPEG of full colour",
    () => noise(1000, 1000).jpeg({ progressive: true, chromaSubsampling: "4:4:4" }),
    6_000_000,
  ],
  ["an interlaced PNG", () => plain(1000, 1000).png({ progressive: true }), 3_000_000],
  [
    "an interlaced PNG of 16 bits and four channels",
    () => plain(1000, 1000).ensureAlpha().toColourspace("rgb16").png({ progressive: true }),
    8_000_000,
  ],
  ["a WebP", () => plain(1000, 1000).webp(), 3_000_000],
])("estimates %s from its header", async (_name, picture, unpacked) => {
  const { memoryBytes } = await readImageFacts(await picture().toBuffer());
  expect(memoryBytes).toBe(WORKING + unpacked);
});
