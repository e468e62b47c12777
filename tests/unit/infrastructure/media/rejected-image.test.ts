import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import { convertImage } from "@/infrastructure/media/publishable-image";
import {
  isoMedia,
  noise,
  type PictureFolder,
  pictureFolder,
  plain,
} from "@/tests/unit/infrastructure/media/pictures";

let folder: PictureFolder;
beforeAll(async () => {
  folder = await pictureFolder();
});
afterAll(() => folder.remove());

async function refusalOf(bytes: Uint8Array | string, name?: string): Promise<AppError> {
  const file = await folder.save(bytes, name);
  const thrown: unknown = await convertImage(file, { fit: "crop", ratio: "original" }).catch(
    (error: unknown) => error,
  );
  if (!(thrown instanceof AppError)) throw new Error(`Expected a refusal, got ${String(thrown)}`);
  return thrown;
}

async function frames(format: "webp" | "gif"): Promise<Uint8Array> {
  const inputs = await Promise.all(
    ["#f00", "#0f0"].map((colour) => plain(400, 400, colour).png().toBuffer()),
  );
  const animation = sharp(inputs, { join: { animated: true } });
  return format === "webp" ? await animation.webp().toBuffer() : await animation.gif().toBuffer();
}

/** An ordinary PNG with the chunk that announces an animation. */
async function apng(): Promise<Uint8Array> {
  const still = await plain(400, 400).png().toBuffer();
  const control = Buffer.from("000000086163544c0000000200000000f38d9370", "hex");
  return Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]);
}

describe("what is no still picture", () => {
  it.each(["heic", "heix", "hevc", "mif1"])("explains how to export HEIC (brand %s)", async (brand) => {
    const refusal = await refusalOf(isoMedia(brand), "IMG_0001.jpg");
    expect(refusal.code).toBe("media_rejected");
    expect(refusal.details.reason).toBe("heic_image");
    expect(refusal.details.issues).toEqual([
      {
        path: "file",
        rule: "image_format",
        message:
          "Instagram and this CRM cannot read HEIC photos. On the iPhone choose Settings → Camera → Formats → Most Compatible, or export the photo as JPEG.",
        limit: "JPEG, PNG or WebP",
      },
    ]);
  });

  it.each([
    { name: "an SVG named .jpg", bytes: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' },
    {
      name: "an SVG with a declaration",
      bytes: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    },
    { name: "HTML", bytes: "<!doctype html><script>alert(1)</script>" },
    { name: "text named .png", bytes: "just some words" },
    { name: "an empty file", bytes: "" },
    { name: "a PDF", bytes: "%PDF-1.7\n%âãÏÓ\n" },
    { name: "three bytes of a JPEG", bytes: new Uint8Array([0xff, 0xd8, 0xff]) },
    { name: "an MP4", bytes: isoMedia("isom") },
    { name: "an AVIF", bytes: isoMedia("avif") },
  ])("refuses $name", async ({ bytes }) => {
    const refusal = await refusalOf(bytes, "photo.jpg");
    expect(refusal.code).toBe("media_rejected");
    expect(refusal.details.reason).toBe("image_format");
    expect(refusal.details.issues).toMatchObject([{ path: "file", limit: "JPEG, PNG or WebP" }]);
  });

  it("refuses a real AVIF", async () => {
    const avif = await plain(64, 64).avif({ effort: 0 }).toBuffer();
    expect((await refusalOf(avif)).details.reason).toBe("image_format");
  });

  it.each([
    { name: "WebP", make: () => frames("webp") },
    { name: "GIF", make: () => frames("gif") },
    { name: "PNG", make: apng },
  ])("refuses an animated $name", async ({ make }) => {
    const refusal = await refusalOf(await make());
    expect(refusal.details.reason).toBe("image_format");
    expect(refusal.details.issues?.[0]?.message).toContain("animated");
  });
});

describe("what is a broken picture", () => {
  it.each([
    ["jpeg", 0.5],
    ["jpeg", 0.98],
    ["png", 0.5],
    ["webp", 0.9],
  ] as const)("refuses a %s of which only %d arrived", async (format, share) => {
    const whole = await noise(800, 800).toFormat(format).toBuffer();
    const refusal = await refusalOf(whole.subarray(0, Math.floor(whole.length * share)));
    expect(refusal.code).toBe("media_rejected");
    expect(refusal.details.issues).toMatchObject([{ path: "file", rule: "image_damaged" }]);
  });

  it("refuses a PNG that claims more pixels than anybody has memory for", async () => {
    const bomb = Buffer.from(await plain(10, 10).png().toBuffer());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect((await refusalOf(bomb)).code).toBe("media_rejected");
  });

  it("refuses an endless strip", async () => {
    const refusal = await refusalOf(await plain(20_000, 2).png().toBuffer());
    expect(refusal.details.reason).toBe("image_ratio");
  });
});
