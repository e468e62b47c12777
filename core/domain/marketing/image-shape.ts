import {
  IMAGE_DOCUMENTED_MIN_RATIO,
  IMAGE_MAX_RATIO,
  IMAGE_MIN_RATIO,
  TALL_ADVISED_RATIO,
} from "@/core/domain/marketing/instagram-limits";
import type { ImageRatio, ImageShape, ImageUse, Rendition } from "@/core/domain/marketing/media";

export interface RatioRange {
  readonly least: number;
  readonly most: number;
}

/**
 * Ours, as Meta names none for stories and covers: 1 × 5,000 pixels would become 320 × 1,600,000. The widest and,
 * turned, the tallest that a reel may be (graph-api.md §3.6).
 */
const WHOLE: RatioRange = { least: 1 / 10, most: 10 };

/** Width divided by height of what each use takes (contract.md §6). */
export const RATIO_RANGES: Record<ImageUse, RatioRange> = {
  feed: { least: IMAGE_MIN_RATIO, most: IMAGE_MAX_RATIO },
  story: WHOLE,
  cover: WHOLE,
};

/** What a person may choose for each use. */
export const RATIOS_FOR: Record<ImageUse, readonly ImageRatio[]> = {
  feed: ["original", "1:1", "4:5", "3:4", "1.91:1"],
  story: ["original", "9:16", "3:4", "4:5", "1:1", "1.91:1"],
  cover: ["original", "9:16", "3:4", "4:5", "1:1", "1.91:1"],
};

/** A picture that was uploaded without another word. */
export const DEFAULT_SHAPE: ImageShape = { use: "feed", fit: "crop", ratio: "original" };

const NAMED: Record<Exclude<ImageRatio, "original">, number> = {
  "1:1": 1,
  "4:5": IMAGE_DOCUMENTED_MIN_RATIO,
  "3:4": IMAGE_MIN_RATIO,
  "1.91:1": IMAGE_MAX_RATIO,
  "9:16": TALL_ADVISED_RATIO,
};

/** Two sizes of one ratio differ by rounding to whole pixels: 1080 × 1920, 720 × 1280, 607 × 1080. */
const ROUNDING = 0.005;

/** Width divided by height of what is made of a picture that has `natural`. */
export function shapedRatio(natural: number, { use, ratio }: Pick<ImageShape, "use" | "ratio">): number {
  if (ratio !== "original") return NAMED[ratio];
  const { least, most } = RATIO_RANGES[use];
  return Math.min(most, Math.max(least, natural));
}

export function isSameRatio(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDING;
}

export function isSameShape(one: ImageShape, other: ImageShape): boolean {
  return one.use === other.use && one.fit === other.fit && one.ratio === other.ratio;
}

/**
 * How a picture has to be made anew for `use`; null where the one that there is will do. What was chosen was
 * chosen for the use of that time: another use begins with the whole original.
 */
export function shapeAnewFor(use: ImageUse, { width, height, shape }: Rendition): ImageShape | null {
  if (isWhole(shape.use) === isWhole(use)) return null;
  const wanted: ImageShape = { use, fit: shape.fit, ratio: "original" };
  const natural = width / height;
  return isSameRatio(shapedRatio(natural, wanted), shapedRatio(natural, shape)) ? null : wanted;
}

/** Stories and covers take a picture as it is. */
function isWhole(use: ImageUse): boolean {
  return use !== "feed";
}
