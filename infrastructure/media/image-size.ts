import { RATIO_RANGES, shapedRatio } from "@/core/domain/marketing/image-shape";
import { IMAGE_MAX_WIDTH, IMAGE_MIN_WIDTH } from "@/core/domain/marketing/instagram-rules";
import type { ImageShape } from "@/core/domain/marketing/media";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Ours: a screenshot of the tallest phones, 1440 × 3,360, goes through as it is, and no strip takes 62 MB. */
const MAX_HEIGHT = 4096;

/**
 * The size of the picture that goes out. Heights are rounded inward, so that width divided by height, as
 * the platform computes it from whole pixels, never leaves what the use takes.
 */
export function publishableSize(source: Size, shape: ImageShape): Size {
  const wanted = shapedRatio(source.width / source.height, shape);
  const fromHeight = source.height * wanted;
  const natural =
    shape.fit === "crop" ? Math.min(source.width, fromHeight) : Math.max(source.width, fromHeight);
  const widest = Math.max(IMAGE_MIN_WIDTH, Math.min(IMAGE_MAX_WIDTH, Math.floor(MAX_HEIGHT * wanted)));
  const width = clamp(Math.round(natural), IMAGE_MIN_WIDTH, widest);
  const { least, most } = RATIO_RANGES[shape.use];
  const [lowest, highest] = [Math.ceil(width / most), Math.floor(width / least)];
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
