import type { DraftItem, MediaRatio } from "@/app/crm/social/posts/new/media/draft-media";
import { IMAGE_MAX_RATIO, IMAGE_MIN_RATIO } from "@/core/domain/marketing/instagram-rules";

interface Size {
  readonly width: number;
  readonly height: number;
}

const CHOSEN: Record<Exclude<MediaRatio, "original">, number> = { "1:1": 1, "4:5": 4 / 5, "1.91:1": 1.91 };

/** Width divided by height of the frame that the feed gives this item; null where its size is not known yet. */
export function shownRatio(item: Pick<DraftItem, "type" | "ratio" | "upload">, seen?: Size): number | null {
  if (item.type === "image" && item.ratio !== "original") return CHOSEN[item.ratio];
  const size = item.upload.state === "ready" && item.upload.media.width > 0 ? item.upload.media : seen;
  if (size === undefined || size.width <= 0 || size.height <= 0) return null;
  return Math.min(IMAGE_MAX_RATIO, Math.max(IMAGE_MIN_RATIO, size.width / size.height));
}
