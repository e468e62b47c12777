import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppError } from "@/core/domain/errors";
import { convertImage } from "@/infrastructure/media/publishable-image";
import { pngChunk, withPngChunks } from "@/tests/media/picture-parts";
import { isoMedia, noise, type PictureFolder, pictureFolder, plain } from "@/tests/media/pictures";

let folder: PictureFolder;
beforeAll(async () => {
  folder = await pictureFolder();
});
afterAll(() => folder.remove());

async function ruleFor(content: Uint8Array): Promise<string | undefined> {
  const file = await folder.save(content);
  const wish = { use: "feed", fit: "crop", ratio: "original" } as const;
  return await convertImage(file, wish).then(
    () => "none",
    (error: AppError) => error.details.issues?.[0]?.rule,
  );
}

describe("a damaged picture is refused as such", () => {
  it.each([
    ["jpeg", 0.5],
    ["jpeg", 0.98],
    ["png", 0.5],
    ["png", 0.98],
    ["webp", 0.9],
  ] as const)("a %s of which only %d arrived", async (format, share) => {
    const whole = await noise(800, 800).toFormat(format).toBuffer();
    expect(await ruleFor(whole.subarray(0, Math.floor(whole.length * share)))).toBe("image_damaged");
  });

  it("three bytes of a JPEG", async () => {
    expect(await ruleFor(new Uint8Array([0xff, 0xd8, 0xff]))).toBe("image_damaged");
  });

  it("a PNG with a changed byte", async () => {
    const png = await noise(400, 400).png().toBuffer();
    png[png.length >> 1] = (png[png.length >> 1] ?? 0) ^ 0xff;
    expect(await ruleFor(png)).toBe("image_damaged");
  });
});

describe("what is more, or less, than a still picture", () => {
  it("an animation whose mark lies behind a long text", async () => {
    const text = pngChunk("tEXt", Buffer.from(`Comment\0${"x".repeat(50_000)}`));
    const mark = pngChunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
    expect(await ruleFor(withPngChunks(await plain(40, 40).png().toBuffer(), [text, mark]))).toBe(
      "image_format",
    );
  });

  it("a video", async () => {
    expect(await ruleFor(isoMedia("isom"))).toBe("image_format");
  });
});
