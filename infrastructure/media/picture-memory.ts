import type { Metadata } from "sharp";

/** The picture that comes out, its copy on the way into a JPEG, and what the library keeps beside: measured. */
const WORKING_BYTES = 32 * 1024 * 1024;
/**
 * Of a picture that is read row by row, the share that was seen in memory at once: of 49 megapixels a third at
 * most, of larger ones less. Measured with sharp 0.35 on Linux, as everything here.
 */
const SHARE_IN_STRIPS = 1 / 3;
/** libjpeg keeps each coefficient of a progressive JPEG in two bytes until the last scan has come. */
const BYTES_PER_COEFFICIENT = 2;
const WIDE_SAMPLES: ReadonlySet<string | undefined> = new Set(["ushort", "short"]);

type Header = Pick<
  Metadata,
  "format" | "width" | "height" | "channels" | "depth" | "isProgressive" | "chromaSubsampling"
>;

/** What unpacking takes at most, in bytes, as far as the header tells. */
export function memoryFor(header: Header): number {
  return WORKING_BYTES + Math.ceil(header.width * header.height * bytesPerPixel(header));
}

function bytesPerPixel({ format, channels, depth, isProgressive, chromaSubsampling }: Header): number {
  const samples = channels * (WIDE_SAMPLES.has(depth) ? 2 : 1);
  if (format === "webp") return samples;
  if (isProgressive !== true) return samples * SHARE_IN_STRIPS;
  if (format !== "jpeg") return samples;
  return BYTES_PER_COEFFICIENT * (chromaSubsampling === "4:2:0" ? channels / 2 : channels);
}
