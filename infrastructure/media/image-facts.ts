import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";
import sharp, { type Metadata } from "sharp";
import { AppError } from "@/core/domain/errors";
import type { Size } from "@/infrastructure/media/image-size";
import { memoryFor } from "@/infrastructure/media/picture-memory";
import { animatedPicture, damagedPicture } from "@/infrastructure/media/refused-file";

/**
 * The largest pictures that phones save in 2026, 16,320 × 12,240, have 200 megapixels. A baseline JPEG is read
 * in strips: such a one takes 50 MB.
 */
export const MAX_INPUT_PIXELS = 200_000_000;
/** Everything else may have to be unpacked whole: at 8 bytes a pixel, the most that any has, 400 MB. */
export const MAX_UNPACKED_PIXELS = 50_000_000;

const READABLE: ReadonlySet<string | undefined> = new Set(["jpeg", "png", "webp"]);

/** The path of a file, or its bytes where they are few. */
export type PictureSource = string | Uint8Array;

export interface ImageFacts extends Size {
  /** What it takes at most to unpack it, as estimated. */
  readonly memoryBytes: number;
}

/**
 * Measures a picture as it is meant to be seen, from its header: nothing is decoded yet.
 * @param maxPixels where fewer are enough
 * @throws AppError `media_rejected`
 */
export async function readImageFacts(
  source: PictureSource,
  maxPixels = MAX_INPUT_PIXELS,
): Promise<ImageFacts> {
  const facts = await sharp(source, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw damagedPicture(cause);
    });
  const { format, pages = 1, autoOrient } = facts;
  if (!READABLE.has(format)) throw damagedPicture(new Error(`Read as ${format}`));
  if (pages > 1 || (format === "png" && (await isAnimatedPng(source)))) throw animatedPicture();
  const { width, height } = autoOrient;
  assertPixels(width * height, isReadInStrips(facts) ? maxPixels : Math.min(maxPixels, MAX_UNPACKED_PIXELS));
  return { width, height, memoryBytes: memoryFor(facts) };
}

/** So is a PNG that is not interlaced; but packed that well it takes long rather than much. */
function isReadInStrips({ format, isProgressive }: Metadata): boolean {
  return format === "jpeg" && isProgressive !== true;
}

/** The mark of an animation may lie behind a long colour profile; sharp does not look for it. */
async function isAnimatedPng(source: PictureSource): Promise<boolean> {
  const kind = typeof source === "string" ? await fileTypeFromFile(source) : await fileTypeFromBuffer(source);
  return kind?.ext === "apng";
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
