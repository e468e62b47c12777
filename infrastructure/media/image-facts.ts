import { fileTypeFromFile } from "file-type";
import sharp from "sharp";
import { AppError } from "@/core/domain/errors";
import type { Size } from "@/infrastructure/media/image-size";
import { animatedPicture, damagedPicture } from "@/infrastructure/media/refused-file";

/**
 * The largest pictures that phones save in 2026, 16,320 × 12,240, have 200 megapixels. A baseline JPEG is read
 * in strips: such a one takes 50 MB.
 */
export const MAX_INPUT_PIXELS = 200_000_000;
/**
 * Everything else may have to be unpacked whole: what a progressive JPEG of 50 megapixels needs, 300 MB, is the
 * most that any of them was seen to take.
 */
export const MAX_UNPACKED_PIXELS = 50_000_000;

const READABLE: ReadonlySet<string | undefined> = new Set(["jpeg", "png", "webp"]);

/**
 * Measures a picture as it is meant to be seen, from its header: nothing is decoded yet.
 * @throws AppError `media_rejected`
 */
export async function readImageFacts(path: string): Promise<Size> {
  const facts = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw damagedPicture(cause);
    });
  const { format, pages = 1, isProgressive, autoOrient } = facts;
  if (!READABLE.has(format)) throw damagedPicture(new Error(`Read as ${format}`));
  if (pages > 1 || (format === "png" && (await isAnimatedPng(path)))) throw animatedPicture();
  const { width, height } = autoOrient;
  const inStrips = format === "jpeg" && isProgressive !== true;
  assertPixels(width * height, inStrips ? MAX_INPUT_PIXELS : MAX_UNPACKED_PIXELS);
  return { width, height };
}

/** The mark of an animation may lie behind a long colour profile; sharp does not look for it. */
async function isAnimatedPng(path: string): Promise<boolean> {
  return (await fileTypeFromFile(path))?.ext === "apng";
}

function assertPixels(pixels: number, limit: number): void {
  if (pixels <= limit) return;
  const [actual, allowed] = [pixels, limit].map((count) => `${Math.ceil(count / 1_000_000)}`);
  const message = `This picture has ${actual} megapixels; up to ${allowed} can be read. Save it smaller, or as a plain JPEG, and upload it again.`;
  throw new AppError("media_rejected", "Too many pixels", {
    reason: "image_too_large",
    issues: [{ path: "file", rule: "image_pixels", message, limit }],
  });
}
