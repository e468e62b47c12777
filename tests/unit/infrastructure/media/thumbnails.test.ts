import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { thumbnailMaker } from "@/infrastructure/media/thumbnails";
import { colourAt, noise, plain, quarters, seeThrough } from "@/tests/media/pictures";

describe("the thumbnail of a picture", () => {
  it.each([
    [1440, 754, 640, 335],
    [1440, 1800, 512, 640],
    [320, 400, 320, 400],
  ])("of %d × %d has %d × %d", async (width, height, smallWidth, smallHeight) => {
    const small = await thumbnailMaker.ofPicture(await noise(width, height).jpeg().toBuffer());
    expect([small.width, small.height]).toEqual([smallWidth, smallHeight]);
    const facts = await sharp(small.bytes).metadata();
    expect(facts).toMatchObject({
      format: "jpeg",
      width: smallWidth,
      height: smallHeight,
      hasProfile: false,
    });
    expect(small.bytes.byteLength).toBeLessThan(200_000);
  });

  it("is the same each time", async () => {
    const picture = await noise(900, 900).jpeg().toBuffer();
    const [first, second] = await Promise.all([1, 2].map(() => thumbnailMaker.ofPicture(picture)));
    expect(first).toEqual(second);
  });

  it("of a frame from elsewhere is upright, on white and without what the frame said of itself", async () => {
    const frame = await quarters(400, 200)
      .withExif({ IFD0: { Copyright: "private" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const small = await thumbnailMaker.ofPicture(frame);
    expect([small.width, small.height]).toEqual([200, 400]);
    expect(Buffer.from(small.bytes).includes("private")).toBe(false);
    const white = await thumbnailMaker.ofPicture(await seeThrough(64, 64).png().toBuffer());
    expect(await colourAt(white.bytes, { left: 10, top: 10, width: 40, height: 40 })).toEqual([
      255, 255, 255,
    ]);
  });

  it.each([
    ["a damaged frame", async () => (await noise(300, 300).jpeg().toBuffer()).subarray(0, 5_000)],
    ["a frame of more pixels than any screen has", async () => plain(9_000, 9_000).jpeg().toBuffer()],
  ])("refuses %s", async (_name, frame) => {
    await expect(thumbnailMaker.ofPicture(await frame())).rejects.toMatchObject({ code: "media_rejected" });
  });
});

describe("the thumbnail of a video that nobody has made a picture of", () => {
  it.each([
    [1080, 1920, 360, 640],
    [1920, 1080, 640, 360],
    [720, 720, 640, 640],
    [19, 1920, 6, 640],
    [192, 19_200, 6, 640],
  ])("of %d × %d has its shape, %d × %d", async (width, height, smallWidth, smallHeight) => {
    const small = await thumbnailMaker.ofVideo({ width, height });
    expect([small.width, small.height]).toEqual([smallWidth, smallHeight]);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: "jpeg", width: smallWidth });
  });

  it("is calm, with a play mark in its middle", async () => {
    const { bytes } = await thumbnailMaker.ofVideo({ width: 1080, height: 1920 });
    const [corner = 0] = await colourAt(bytes, { left: 5, top: 5, width: 20, height: 20 });
    const [middle = 0] = await colourAt(bytes, { left: 176, top: 316, width: 8, height: 8 });
    expect(corner).toBeLessThan(90);
    expect(middle).toBeGreaterThan(200);
  });

  it("is the same each time", async () => {
    const size = { width: 720, height: 1280 };
    expect(await thumbnailMaker.ofVideo(size)).toEqual(await thumbnailMaker.ofVideo(size));
  });
});
