import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImageShape } from "@/core/domain/marketing/media";
import { convertImage } from "@/infrastructure/media/publishable-image";
import {
  CORNERS,
  colourAt,
  type PictureFolder,
  pictureFolder,
  plain,
  quarters,
  seeThrough,
} from "@/tests/media/pictures";

const CROP: ImageShape = { use: "feed", fit: "crop", ratio: "original" };
const PAD: ImageShape = { use: "feed", fit: "pad", ratio: "original" };
const PATCH = { left: 200, top: 200, width: 99, height: 99 };

let folder: PictureFolder;
beforeAll(async () => {
  folder = await pictureFolder();
});
afterAll(() => folder.remove());

async function convert(bytes: Uint8Array, wish: ImageShape = CROP) {
  return await convertImage(await folder.save(bytes), wish);
}

function expectNear(actual: readonly number[], wanted: readonly number[], tolerance: number): void {
  wanted.forEach((value, at) => {
    expect(Math.abs((actual[at] ?? -999) - value), `${actual} near ${wanted}`).toBeLessThanOrEqual(tolerance);
  });
}

const colours: Readonly<Record<string, string>> = CORNERS;
const rgb = (hex = ""): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

describe("colours and orientation", () => {
  /** What is seen at the upper left, upper right, lower left and lower right of a photo that was stored so. */
  it.each([
    [1, "topLeft topRight bottomLeft bottomRight"],
    [2, "topRight topLeft bottomRight bottomLeft"],
    [3, "bottomRight bottomLeft topRight topLeft"],
    [4, "bottomLeft bottomRight topLeft topRight"],
    [5, "topLeft bottomLeft topRight bottomRight"],
    [6, "bottomLeft topLeft bottomRight topRight"],
    [7, "bottomRight topRight bottomLeft topLeft"],
    [8, "topRight bottomRight topLeft bottomLeft"],
  ])("turns a photo upright as its EXIF orientation %d says", async (orientation, corners) => {
    const stored = await quarters(1000, 800).withMetadata({ orientation }).jpeg().toBuffer();
    const picture = await convert(stored);
    const { width, height } = picture;
    expect([width, height]).toEqual(orientation < 5 ? [1000, 800] : [800, 1000]);
    const places = [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => ({ x, y })));
    for (const [at, { x, y }] of places.entries()) {
      const area = { left: width * x - 20, top: height * y - 20, width: 40, height: 40 };
      expectNear(await colourAt(picture.bytes, area), rgb(colours[corners.split(" ")[at] ?? ""]), 6);
    }
    expect((await sharp(picture.bytes).metadata()).orientation).toBeUndefined();
  });

  it.each([
    ["8 bits", () => seeThrough(600, 600)],
    ["16 bits", () => seeThrough(600, 600).toColourspace("rgb16")],
    ["grey", () => seeThrough(600, 600).toColourspace("b-w")],
  ])("puts transparency on white (%s)", async (_name, make) => {
    const input = await make().png().toBuffer();
    expect(await sharp(input).metadata()).toMatchObject({ hasAlpha: true });
    expectNear(await colourAt((await convert(input)).bytes, PATCH), [255, 255, 255], 1);
  });

  it("mixes half transparency with white", async () => {
    const half = { r: 255, g: 0, b: 0, alpha: 0.5 };
    const input = sharp({ create: { width: 600, height: 600, channels: 4, background: half } });
    expectNear(
      await colourAt((await convert(await input.png().toBuffer())).bytes, PATCH),
      [255, 127, 127],
      3,
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

  it.each([
    ["a colour, as near as ink can", "#c86432", [200, 100, 50], 30],
    ["white", "#ffffff", [255, 255, 255], 3],
    ["black, as near as ink can", "#000000", [0, 0, 0], 45],
  ])("brings CMYK to sRGB: %s", async (_name, colour, wanted, tolerance) => {
    const input = await plain(600, 600, colour).toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(input).metadata()).space).toBe("cmyk");
    expectNear(await colourAt((await convert(input)).bytes, PATCH), wanted, tolerance);
  });

  it.each([
    ["colour", "rgb16", "#c86432", [200, 100, 50]],
    ["grey", "grey16", "#a0a0a0", [160, 160, 160]],
  ])("brings 16 bits per channel to 8: %s", async (_name, space, colour, wanted) => {
    const input = await plain(600, 600, colour).toColourspace(space).png().toBuffer();
    expect((await sharp(input).metadata()).depth).toBe("ushort");
    expectNear(await colourAt((await convert(input)).bytes, PATCH), wanted, 3);
  });

  it("brings grey to three channels", async () => {
    const picture = await convert(await plain(600, 600, "#808080").toColourspace("b-w").jpeg().toBuffer());
    expect((await sharp(picture.bytes).metadata()).channels).toBe(3);
    expectNear(await colourAt(picture.bytes, PATCH), [128, 128, 128], 2);
  });
});
