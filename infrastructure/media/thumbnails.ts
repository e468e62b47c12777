import sharp, { type Sharp } from "sharp";
import type { ThumbnailMaker } from "@/core/application/interfaces/social/media-intake";
import type { PublishableImage } from "@/core/application/interfaces/social/media-store";
import { MAX_UNPACKED_PIXELS, type PictureSource } from "@/infrastructure/media/image-facts";
import type { Size } from "@/infrastructure/media/image-size";
import { assertOrdinaryPicture } from "@/infrastructure/media/ordinary-picture";
import { pictureTurn, unpacked } from "@/infrastructure/media/picture-work";
import { damagedPicture } from "@/infrastructure/media/refused-file";

/** Twice the width of a tile in the list, for dense screens. */
const LONGER_SIDE = 640;
const QUALITY = 75;
const SLATE = "#3f4650";
const MIST = "#e6e9ee";

export const thumbnailMaker: ThumbnailMaker = {
  ofPicture: (picture) => pictureTurn(() => small(picture)),
  ofFrame: async (frame) => {
    await assertOrdinaryPicture(frame);
    return await pictureTurn(() => frame.withPath(small));
  },
  ofVideo: (size) => pictureTurn(() => encoded(sharp(Buffer.from(frame(fitted(size)))))),
};

/** Also of frames that strangers send: as careful as for an upload. */
async function small(source: PictureSource): Promise<PublishableImage> {
  const unpack = () =>
    encoded(
      sharp(source, { limitInputPixels: MAX_UNPACKED_PIXELS, failOn: "error" })
        .autoOrient()
        .flatten({ background: "#ffffff" })
        .resize({ width: LONGER_SIDE, height: LONGER_SIDE, fit: "inside", withoutEnlargement: true })
        .toColourspace("srgb"),
    ).catch((cause: unknown) => {
      throw damagedPicture(cause);
    });
  return await unpacked(source, unpack, MAX_UNPACKED_PIXELS);
}

async function encoded(picture: Sharp): Promise<PublishableImage> {
  const { data, info } = await picture.jpeg({ quality: QUALITY }).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** The frames of videos that are hardly there (0.01:1 is allowed, graph-api.md §3.6) get a pixel at least. */
function fitted({ width, height }: Size): Size {
  const scale = LONGER_SIDE / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A play mark on slate; no text, so that no font of the machine decides how it looks. */
function frame({ width, height }: Size): string {
  const radius = Math.min(width, height) / 7;
  const [x, y] = [width / 2, height / 2];
  const tip = radius * 0.55;
  const points = `${x - tip * 0.7},${y - tip} ${x - tip * 0.7},${y + tip} ${x + tip * 1.1},${y}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <rect width="100%" height="100%" fill="${SLATE}"/>
  <circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${MIST}" stroke-width="${radius / 10}"/>
  <polygon points="${points}" fill="${MIST}"/>
</svg>`;
}
