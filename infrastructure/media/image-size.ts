import type { ImageWish } from "@/core/application/interfaces/social/media-store";
import {
  IMAGE_MAX_RATIO,
  IMAGE_MAX_WIDTH,
  IMAGE_MIN_RATIO,
  IMAGE_MIN_WIDTH,
} from "@/core/domain/marketing/instagram-rules";
import type { ImageRatio } from "@/core/domain/marketing/media";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const FIXED: Record<Exclude<ImageRatio, "original">, number> = {
  "1:1": 1,
  "4:5": IMAGE_MIN_RATIO,
  "1.91:1": IMAGE_MAX_RATIO,
};

/**
 * The size of the picture that goes out. Heights are rounded inward, so that width divided by height, as
 * the platform computes it from whole pixels, never leaves 4:5 to 1.91:1.
 */
export function publishableSize(source: Size, { fit, ratio }: ImageWish): Size {
  const actual = source.width / source.height;
  const wanted = ratio === "original" ? clamp(actual, IMAGE_MIN_RATIO, IMAGE_MAX_RATIO) : FIXED[ratio];
  const fromHeight = source.height * wanted;
  const natural = fit === "crop" ? Math.min(source.width, fromHeight) : Math.max(source.width, fromHeight);
  const width = clamp(Math.round(natural), IMAGE_MIN_WIDTH, IMAGE_MAX_WIDTH);
  const lowest = Math.ceil(width / IMAGE_MAX_RATIO);
  const highest = Math.floor(width / IMAGE_MIN_RATIO);
  return { width, height: clamp(Math.round(width / wanted), lowest, highest) };
}

/**
 * Width divided by height, or the other way around, of the longest strip that is cropped as it is. Before it is
 * cropped a strip is enlarged until its short side covers the picture that goes out: 1 × 5,000 would first
 * become 320 × 1,600,000, all of it looked at for its busiest part.
 */
const MAX_CROPPED_ASPECT = 100;

export interface Area extends Size {
  readonly left: number;
  readonly top: number;
}

/** The middle of a longer strip; null for all other pictures. */
export function middleOfStrip({ width, height }: Size): Area | null {
  const longest = Math.min(width, height) * MAX_CROPPED_ASPECT;
  if (Math.max(width, height) <= longest) return null;
  const cut = { width: Math.min(width, longest), height: Math.min(height, longest) };
  return {
    ...cut,
    left: Math.floor((width - cut.width) / 2),
    top: Math.floor((height - cut.height) / 2),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
