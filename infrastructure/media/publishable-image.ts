import sharp from "sharp";
import type { ImageConverter, ShapedImage } from "@/core/application/interfaces/social/media-intake";
import type { PublishableImage } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import { IMAGE_MAX_BYTES } from "@/core/domain/marketing/instagram-rules";
import type { ImageShape } from "@/core/domain/marketing/media";
import { MAX_INPUT_PIXELS } from "@/infrastructure/media/image-facts";
import { middleOfStrip, publishableSize, type Size } from "@/infrastructure/media/image-size";
import { sniffMedia } from "@/infrastructure/media/media-sniffer";
import { assertOrdinaryPicture } from "@/infrastructure/media/ordinary-picture";
import { pictureTurn, unpacked } from "@/infrastructure/media/picture-work";
import { damagedPicture, videoForPicture } from "@/infrastructure/media/refused-file";

/** Tried from the left until the file is small enough. */
const QUALITIES = [90, 80, 70, 60, 50, 40, 30];
const WHITE = "#ffffff";

/** Each upload is read once: a cache would only keep deleted temporary files open. */
sharp.cache(false);

/** Only the pixels go on: metadata, further pictures and whatever hides behind the picture are left behind. */
export const convertImage: ImageConverter = async (file, shape) => {
  if ((await sniffMedia(file)) !== "image") throw videoForPicture();
  await assertOrdinaryPicture(file);
  return await pictureTurn(() => file.withPath((path) => convert(path, shape)));
};

async function convert(path: string, shape: ImageShape): Promise<ShapedImage> {
  const { original, picture } = await unpacked(path, async (original) => ({
    original: { width: original.width, height: original.height },
    picture: await render(path, shape, original).catch((cause: unknown) => {
      throw damagedPicture(cause);
    }),
  }));
  return { ...(await encodeWithin(picture, IMAGE_MAX_BYTES)), original };
}

interface Pixels extends Size {
  readonly data: Uint8Array;
}

/**
 * Decodes once: upright, on white, in sRGB, at its final size. `attention` keeps the busiest part of the
 * picture when it is cropped.
 */
async function render(path: string, shape: ImageShape, source: Size): Promise<Pixels> {
  const upright = sharp(path, { limitInputPixels: MAX_INPUT_PIXELS, failOn: "error" }).autoOrient();
  const middle = shape.fit === "crop" ? middleOfStrip(source) : null;
  const { data, info } = await (middle ? upright.extract(middle) : upright)
    .flatten({ background: WHITE })
    .resize({
      ...publishableSize(source, shape),
      fit: shape.fit === "crop" ? "cover" : "contain",
      position: shape.fit === "crop" ? sharp.strategy.attention : "centre",
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
    const picture = sharp(data, { raw: { width, height, channels: 3 } });
    const bytes = await picture.jpeg({ quality }).toBuffer();
    if (bytes.byteLength <= maxBytes) return { bytes, width, height };
  }
  const message = "This picture stays too large even when compressed. Save it smaller and upload it again.";
  throw new AppError("media_rejected", "The JPEG stays over the limit", {
    reason: "image_too_large",
    issues: [{ path: "file", rule: "image_bytes", message, limit: maxBytes }],
  });
}
