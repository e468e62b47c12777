import { IMAGE_MAX_RATIO, IMAGE_MIN_RATIO } from "@/core/domain/marketing/instagram-rules";

/** Width divided by height of what Instagram will show: the photo's own ratio, cropped into its bounds. */
export function cropRatio(width: number, height: number): number {
  if (width <= 0 || height <= 0) return 1;
  return Math.min(IMAGE_MAX_RATIO, Math.max(IMAGE_MIN_RATIO, width / height));
}
