import type { MediaRatio } from "@/app/crm/social/posts/new/media/draft-item";
import { IMAGE_MAX_RATIO, IMAGE_MIN_RATIO } from "@/core/domain/marketing/instagram-limits";

const FIXED: Record<Exclude<MediaRatio, "original">, number> = {
  "1:1": 1,
  "4:5": IMAGE_MIN_RATIO,
  "1.91:1": IMAGE_MAX_RATIO,
};

/** Width divided by height of what the server makes of a photo of this shape. */
export function shapeOf(natural: number, ratio: MediaRatio): number {
  if (ratio !== "original") return FIXED[ratio];
  if (!(natural > 0)) return 1;
  return Math.min(IMAGE_MAX_RATIO, Math.max(IMAGE_MIN_RATIO, natural));
}
