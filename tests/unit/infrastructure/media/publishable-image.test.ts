import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImageWish } from "@/core/application/interfaces/social/media-store";
import { IMAGE_MAX_BYTES } from "@/core/domain/marketing/instagram-rules";
import { convertImage, encodeWithin, MAX_IMAGE_INPUT_BYTES } from "@/infrastructure/media/publishable-image";
import {
  colourAt,
  halves,
  noise,
  type PictureFolder,
  pictureFolder,
  plain,
} from "@/tests/unit/infrastructure/media/pictures";

const CROP: ImageWish = { fit: "crop", ratio: "original" };
const PAD: ImageWish = { fit: "pad", ratio: "original" };

let folder: PictureFolder;
beforeAll(async () => {
  folder = await pictureFolder();
});
afterAll(() => folder.remove());

async function convert(bytes: Uint8Array, wish: ImageWish = CROP) {
  return await convertImage(await folder.save(bytes), wish);
}

function expectNear(actual: readonly number[], wanted: readonly number[], tolerance: number): void {
  wanted.forEach((value, at) => {
    expect(Math.abs((actual[at] ?? -999) - value), `${actual} near ${wanted}`).toBeLessThanOrEqual(tolerance);
  });
}

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

  it("is the same, byte for byte, each time", async () => {
    const input = await noise(900, 1300).png().toBuffer();
    const [first, second] = [await convert(input), await convert(input)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
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
    { name: "a very tall picture is cropped to 4:5", size: [500, 9000], wish: CROP, out: [500, 625] },
    { name: "a very tall picture is padded to 4:5", size: [500, 9000], wish: PAD, out: [1440, 1800] },
    { name: "a tiny picture grows to 320", size: [100, 100], wish: CROP, out: [320, 320] },
    { name: "a tiny strip grows to 320", size: [100, 1], wish: CROP, out: [320, 168] },
    { name: "a large picture shrinks to 1440", size: [3000, 2000], wish: CROP, out: [1440, 960] },
    { name: "a picture in the range keeps its size", size: [1000, 800], wish: CROP, out: [1000, 800] },
    { name: "1:1 by crop", size: [1200, 800], wish: { fit: "crop", ratio: "1:1" }, out: [800, 800] },
    { name: "1:1 by pad", size: [1200, 800], wish: { fit: "pad", ratio: "1:1" }, out: [1200, 1200] },
    { name: "4:5 by crop", size: [1200, 1000], wish: { fit: "crop", ratio: "4:5" }, out: [800, 1000] },
    { name: "1.91:1 by pad", size: [800, 800], wish: { fit: "pad", ratio: "1.91:1" }, out: [1440, 754] },
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
  const { bytes } = await convert(await wide.png().toBuffer(), { fit: "crop", ratio: "1:1" });
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const isRed = (x: number, y: number): boolean => (data[(y * info.width + x) * info.channels] ?? 0) > 128;
  const line = Array.from({ length: info.width }, (_, at) => at);
  expect(Math.abs(line.filter((x) => isRed(x, 250)).length - 300)).toBeLessThanOrEqual(4);
});

describe("colours and orientation", () => {
  it("turns a photo upright as its EXIF orientation says", async () => {
    const sideways = await halves(1000, 800, "#ff0000", "#0000ff")
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const picture = await convert(sideways);
    expect([picture.width, picture.height]).toEqual([800, 1000]);
    expectNear(
      await colourAt(picture.bytes, { left: 300, top: 100, width: 200, height: 100 }),
      [254, 0, 0],
      6,
    );
    expectNear(
      await colourAt(picture.bytes, { left: 300, top: 800, width: 200, height: 100 }),
      [0, 0, 254],
      6,
    );
    expect((await sharp(picture.bytes).metadata()).orientation).toBeUndefined();
  });

  it("puts transparency on white", async () => {
    const clear = { r: 255, g: 0, b: 0, alpha: 0 };
    const input = sharp({ create: { width: 600, height: 600, channels: 4, background: clear } });
    const picture = await convert(await input.png().toBuffer());
    expectNear(
      await colourAt(picture.bytes, { left: 200, top: 200, width: 100, height: 100 }),
      [255, 255, 255],
      1,
    );
  });

  it("pads with white, beside the picture", async () => {
    const picture = await convert(await plain(400, 1000, "#cc0000").png().toBuffer(), PAD);
    expectNear(
      await colourAt(picture.bytes, { left: 0, top: 100, width: 50, height: 100 }),
      [255, 255, 255],
      1,
    );
    const middle = { left: picture.width / 2 - 20, top: 100, width: 40, height: 100 };
    expectNear(await colourAt(picture.bytes, middle), [204, 0, 0], 6);
  });

  it("brings Display P3 to sRGB", async () => {
    const input = await plain(600, 600, "#c86432").withIccProfile("p3").png().toBuffer();
    const stored = await sharp(input, { ignoreIcc: true }).raw().toBuffer();
    expect(Math.abs((stored[0] ?? 0) - 200)).toBeGreaterThan(4);
    const picture = await convert(input);
    expectNear(
      await colourAt(picture.bytes, { left: 200, top: 200, width: 99, height: 99 }),
      [200, 100, 50],
      4,
    );
  });

  it("brings CMYK to sRGB, as near as ink can", async () => {
    const input = await plain(600, 600, "#c86432").toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(input).metadata()).space).toBe("cmyk");
    const picture = await convert(input);
    expectNear(
      await colourAt(picture.bytes, { left: 200, top: 200, width: 99, height: 99 }),
      [200, 100, 50],
      30,
    );
  });

  it("brings 16 bits per channel to 8", async () => {
    const input = await plain(600, 600, "#c86432").toColourspace("rgb16").png().toBuffer();
    expect((await sharp(input).metadata()).depth).toBe("ushort");
    const picture = await convert(input);
    expectNear(
      await colourAt(picture.bytes, { left: 200, top: 200, width: 99, height: 99 }),
      [200, 100, 50],
      3,
    );
  });

  it("brings grey to three channels", async () => {
    const picture = await convert(await plain(600, 600).toColourspace("b-w").jpeg().toBuffer());
    expect((await sharp(picture.bytes).metadata()).channels).toBe(3);
  });
});

describe("how large a picture may be", () => {
  it("reads the 108 megapixels of a phone", async () => {
    const picture = await convert(await plain(12000, 9000).jpeg().toBuffer());
    expect([picture.width, picture.height]).toEqual([1440, 1080]);
  });

  it("refuses the same 108 megapixels where they must be unpacked whole", async () => {
    const refusal = convert(await plain(12000, 9000).png({ compressionLevel: 1 }).toBuffer());
    await expect(refusal).rejects.toMatchObject({
      code: "media_rejected",
      details: { reason: "image_too_large" },
    });
  });

  it("refuses a file over 100 MB before looking at it", async () => {
    const file = { path: "/nowhere", originalName: "photo.jpg", bytes: MAX_IMAGE_INPUT_BYTES + 1 };
    await expect(convertImage(file, CROP)).rejects.toMatchObject({ code: "payload_too_large" });
  });
});
