import { fileTypeFromFile } from "file-type";
import sharp from "sharp";
import { AppError, type FailureReason } from "@/core/domain/errors";
import type { Size } from "@/infrastructure/media/image-size";

/** Covers the largest pictures that phones and cameras save as JPEG in 2026: 108 megapixels. */
export const MAX_INPUT_PIXELS = 120_000_000;
/** Everything but a baseline JPEG is unpacked whole: 50 megapixels of 16-bit RGBA are 400 MB. */
export const MAX_UNPACKED_PIXELS = 50_000_000;
/** A strip longer than this cannot be cropped or padded into anything that shows. */
export const MAX_INPUT_ASPECT = 100;

const ACCEPTED = "JPEG, PNG or WebP";
const READABLE = new Set(["image/jpeg", "image/png", "image/webp"]);
const HEIC = new Set(["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"]);
const HEIC_HELP =
  "Instagram and this CRM cannot read HEIC photos. On the iPhone choose Settings → Camera → Formats → Most Compatible, or export the photo as JPEG.";

/**
 * Looks at the first bytes, never at the name, and measures the picture as it is meant to be seen.
 * @throws AppError `media_rejected`
 */
export async function readImageFacts(path: string): Promise<Size> {
  await assertReadable(path);
  const facts = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw damaged(cause);
    });
  if ((facts.pages ?? 1) > 1) throw wrongFormat("An animated picture cannot be published as a photo");
  const { width, height } = facts.autoOrient;
  const inStrips = facts.format === "jpeg" && facts.isProgressive !== true;
  assertDimensions({ width, height }, inStrips ? MAX_INPUT_PIXELS : MAX_UNPACKED_PIXELS);
  return { width, height };
}

async function assertReadable(path: string): Promise<void> {
  const mime = (await fileTypeFromFile(path))?.mime ?? "";
  if (READABLE.has(mime)) return;
  if (HEIC.has(mime)) throw rejected("HEIC picture", "heic_image", "image_format", HEIC_HELP, ACCEPTED);
  if (mime === "image/apng" || mime === "image/gif") {
    throw wrongFormat("An animated picture cannot be published as a photo");
  }
  if (mime.startsWith("video/")) throw wrongFormat("Videos cannot be published yet");
  throw wrongFormat("This file is not a photo");
}

function assertDimensions({ width, height }: Size, maxPixels: number): void {
  if (width * height > maxPixels) {
    const megapixels = maxPixels / 1_000_000;
    const message = `This picture has ${Math.round((width * height) / 1_000_000)} megapixels; up to ${megapixels} can be read. Save it smaller and upload it again.`;
    throw rejected("Too many pixels", "image_too_large", "image_pixels", message, maxPixels);
  }
  if (Math.max(width, height) > Math.min(width, height) * MAX_INPUT_ASPECT) {
    const message = "This picture is a very thin strip. Crop it closer to a square and upload it again.";
    throw rejected("Extreme ratio", "image_ratio", "image_ratio", message, `${MAX_INPUT_ASPECT}:1`);
  }
}

/** A file that starts like a picture and cannot be read to its end. */
export function damaged(cause: unknown): AppError {
  const message = "This picture is damaged or incomplete. Export it again and upload the new copy.";
  return rejected("Undecodable picture", "image_format", "image_damaged", message, ACCEPTED, cause);
}

function wrongFormat(sentence: string): AppError {
  const message = `${sentence}. Choose a ${ACCEPTED} picture.`;
  return rejected("Not a still picture", "image_format", "image_format", message, ACCEPTED);
}

function rejected(
  log: string,
  reason: FailureReason,
  rule: string,
  message: string,
  limit: string | number,
  cause?: unknown,
): AppError {
  return new AppError("media_rejected", log, {
    reason,
    issues: [{ path: "file", rule, message, limit }],
    cause,
  });
}
