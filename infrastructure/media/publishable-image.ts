import sharp, { type Sharp } from "sharp";
import type {
  ImageConverter,
  ImageWish,
  PublishableImage,
} from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import { IMAGE_MAX_BYTES } from "@/core/domain/marketing/instagram-rules";
import { damaged, MAX_INPUT_PIXELS, readImageFacts } from "@/infrastructure/media/image-facts";
import { publishableSize, type Size } from "@/infrastructure/media/image-size";

/** More than a 108-megapixel photo needs; what is larger would only cost time to refuse later. */
export const MAX_IMAGE_INPUT_BYTES = 100 * 1024 * 1024;
/** Tried from the left until the file is small enough. */
const QUALITIES = [90, 80, 70, 60, 50, 40, 30];
const WHITE = "#ffffff";

/** Each upload is read once: a cache would only keep deleted temporary files open. */
sharp.cache(false);

export const convertImage: ImageConverter = async (file, wish) => {
  if (file.bytes > MAX_IMAGE_INPUT_BYTES) {
    const message = "A photo may have up to 100 MB";
    const issues = [{ path: "file", rule: "file_size", message, limit: MAX_IMAGE_INPUT_BYTES }];
    throw new AppError("payload_too_large", "The picture is over 100 MB", { issues });
  }
  const source = await readImageFacts(file.path);
  const picture = await render(file.path, wish, publishableSize(source, wish)).catch((cause: unknown) => {
    throw damaged(cause);
  });
  return await encodeWithin(picture, IMAGE_MAX_BYTES);
};

interface Pixels extends Size {
  readonly data: Uint8Array;
}

/**
 * Decodes once: upright, on white, in sRGB, at its final size. `attention` keeps the busiest part of the
 * picture when it is cropped.
 */
async function render(path: string, wish: ImageWish, size: Size): Promise<Pixels> {
  const { data, info } = await sharp(path, { limitInputPixels: MAX_INPUT_PIXELS, failOn: "error" })
    .autoOrient()
    .flatten({ background: WHITE })
    .resize({
      ...size,
      fit: wish.fit === "crop" ? "cover" : "contain",
      position: wish.fit === "crop" ? sharp.strategy.attention : "centre",
      background: WHITE,
    })
    .toColourspace("srgb")
    .removeAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * A baseline JPEG of at most `maxBytes`, by lowering the quality; without metadata.
 * @throws AppError `media_rejected` when even the lowest quality is too large.
 */
export async function encodeWithin(pixels: Pixels, maxBytes: number): Promise<PublishableImage> {
  const { data, width, height } = pixels;
  for (const quality of QUALITIES) {
    const picture: Sharp = sharp(data, { raw: { width, height, channels: 3 } });
    const bytes = await picture.jpeg({ quality }).toBuffer();
    if (bytes.byteLength <= maxBytes) return { bytes, width, height };
  }
  const message = "This picture stays too large even when compressed. Save it smaller and upload it again.";
  throw new AppError("media_rejected", "The JPEG stays over the limit", {
    reason: "image_too_large",
    issues: [{ path: "file", rule: "image_bytes", message, limit: maxBytes }],
  });
}
