import { createHash } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IMAGE_MAX_BYTES } from "@/core/domain/marketing/instagram-rules";
import type { ImageShape } from "@/core/domain/marketing/media";
import { convertImage, encodeWithin } from "@/infrastructure/media/publishable-image";
import { convertInOwnProcess } from "@/tests/media/own-process";
import { noise, type PictureFolder, pictureFolder, plain } from "@/tests/media/pictures";

const CROP: ImageShape = { use: "feed", fit: "crop", ratio: "original" };
const PAD: ImageShape = { use: "feed", fit: "pad", ratio: "original" };

let folder: PictureFolder;
beforeAll(async () => {
  folder = await pictureFolder();
});
afterAll(() => folder.remove());

async function convert(bytes: Uint8Array, wish: ImageShape = CROP) {
  return await convertImage(await folder.save(bytes), wish);
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("what comes out of any accepted picture", () => {
  it.each(["jpeg", "png", "webp"] as const)(
    "is a baseline sRGB JPEG without metadata, from %s",
    async (format) => {
      const input = await plain(1000, 1000)
        .withExif({ IFD0: { Copyright: "private" } })
        .withIccProfile("srgb")
        .toFormat(format)
        .toBuffer();
      const picture = await convert(input);
      const facts = await sharp(picture.bytes).metadata();
      expect(facts).toMatchObject({ format: "jpeg", space: "srgb", channels: 3, width: 1000, height: 1000 });
      expect(facts).toMatchObject({ isProgressive: false, hasProfile: false });
      expect(facts.exif).toBeUndefined();
      expect(facts.xmp).toBeUndefined();
      expect(Buffer.from(picture.bytes).includes("private")).toBe(false);
      expect(picture).toMatchObject({ width: facts.width, height: facts.height });
    },
  );

  it("is the same, byte for byte, each time, side by side and in another process", async () => {
    const file = await folder.save(await noise(900, 1300).png().toBuffer());
    const alone = await convertImage(file, CROP);
    const together = await Promise.all(Array.from({ length: 4 }, () => convertImage(file, CROP)));
    const elsewhere = await file.withPath(convertInOwnProcess);
    const prints = [alone, ...together].map(({ bytes }) => sha256(bytes));
    expect([...prints, elsewhere.sha256]).toEqual(Array.from({ length: 6 }, () => prints[0]));
  });

  it("stays under the platform's size even for noise", async () => {
    const picture = await convert(await noise(1440, 1800).png().toBuffer());
    expect(picture.bytes.byteLength).toBeLessThanOrEqual(IMAGE_MAX_BYTES);
  });

  it("gets a lower quality until it fits, and is refused when nothing helps", async () => {
    const { data, info } = await noise(400, 400).raw().toBuffer({ resolveWithObject: true });
    const pixels = { data, width: info.width, height: info.height };
    const best = await encodeWithin(pixels, IMAGE_MAX_BYTES);
    const smaller = await encodeWithin(pixels, Math.floor(best.bytes.byteLength * 0.6));
    expect(smaller.bytes.byteLength).toBeLessThanOrEqual(best.bytes.byteLength * 0.6);
    expect(smaller).toMatchObject({ width: 400, height: 400 });
    await expect(encodeWithin(pixels, 100)).rejects.toMatchObject({
      code: "media_rejected",
      details: { reason: "image_too_large" },
    });
  });
});

describe("the size that comes out", () => {
  it.each([
    { name: "a very wide picture is cropped to 1.91:1", size: [6000, 600], wish: CROP, out: [1146, 600] },
    { name: "a very wide picture is padded to 1.91:1", size: [6000, 600], wish: PAD, out: [1440, 754] },
    { name: "a very tall picture is cropped to 3:4", size: [500, 9000], wish: CROP, out: [500, 666] },
    { name: "a very tall picture is padded to 3:4", size: [500, 9000], wish: PAD, out: [1440, 1920] },
    { name: "a tiny picture grows to 320", size: [100, 100], wish: CROP, out: [320, 320] },
    { name: "a tiny strip grows to 320", size: [100, 1], wish: CROP, out: [320, 168] },
    { name: "a large picture shrinks to 1440", size: [3000, 2000], wish: CROP, out: [1440, 960] },
    { name: "a picture in the range keeps its size", size: [1000, 800], wish: CROP, out: [1000, 800] },
    {
      name: "1:1 by crop",
      size: [1200, 800],
      wish: { use: "feed", fit: "crop", ratio: "1:1" },
      out: [800, 800],
    },
    {
      name: "1:1 by pad",
      size: [1200, 800],
      wish: { use: "feed", fit: "pad", ratio: "1:1" },
      out: [1200, 1200],
    },
    {
      name: "4:5 by crop",
      size: [1200, 1000],
      wish: { use: "feed", fit: "crop", ratio: "4:5" },
      out: [800, 1000],
    },
    {
      name: "1.91:1 by pad",
      size: [800, 800],
      wish: { use: "feed", fit: "pad", ratio: "1.91:1" },
      out: [1440, 754],
    },
  ] as const)("$name", async ({ size: [width, height], wish, out }) => {
    const picture = await convert(await plain(width, height).png().toBuffer(), wish);
    expect([picture.width, picture.height]).toEqual(out);
    const facts = await sharp(picture.bytes).metadata();
    expect([facts.width, facts.height]).toEqual(out);
  });
});

it("cuts a cropped picture, it does not squeeze it", async () => {
  const dot = { create: { width: 300, height: 300, channels: 3, background: "#ff0000" } } as const;
  const wide = plain(2000, 500, "#00aa00").composite([{ input: dot, left: 850, top: 100 }]);
  const { bytes } = await convert(await wide.png().toBuffer(), { use: "feed", fit: "crop", ratio: "1:1" });
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const isRed = (x: number, y: number): boolean => (data[(y * info.width + x) * info.channels] ?? 0) > 128;
  const line = Array.from({ length: info.width }, (_, at) => at);
  expect(Math.abs(line.filter((x) => isRed(x, 250)).length - 300)).toBeLessThanOrEqual(4);
});

describe("how large a picture may be", () => {
  it("reads the 108 megapixels of a phone in strips", { timeout: 60_000 }, async () => {
    const file = await folder.save(await plain(12_000, 9_000).jpeg().toBuffer());
    const { grownMegabytes } = await file.withPath(convertInOwnProcess);
    expect(grownMegabytes).toBeLessThan(128);
  });

  it("enlarges a strip without making all of it", { timeout: 60_000 }, async () => {
    const file = await folder.save(await plain(2, 60_000).png().toBuffer());
    expect(await convertImage(file, CROP)).toMatchObject({ width: 320, height: 426 });
    expect(await convertImage(file, PAD)).toMatchObject({ width: 1440, height: 1920 });
    expect((await file.withPath(convertInOwnProcess)).grownMegabytes).toBeLessThan(200);
  });

  it("refuses the same 108 megapixels where they must be unpacked whole", async () => {
    const refusal = convert(await plain(12000, 9000).png({ compressionLevel: 1 }).toBuffer());
    await expect(refusal).rejects.toMatchObject({
      code: "media_rejected",
      details: { reason: "image_too_large" },
    });
  });
});
