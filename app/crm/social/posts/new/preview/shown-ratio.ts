import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import { shapeOf } from "@/app/crm/social/posts/new/media/shape";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width divided by height of the frame that the feed gives this item; null where its size is not known yet. */
export function shownRatio(item: Pick<DraftItem, "type" | "ratio" | "upload">, seen?: Size): number | null {
  if (item.type === "image" && item.ratio !== "original")
    return shapeOf(0, { use: "feed", ratio: item.ratio });
  const size = item.upload.state === "ready" && item.upload.media.width > 0 ? item.upload.media : seen;
  if (size === undefined || size.width <= 0 || size.height <= 0) return null;
  return shapeOf(size.width / size.height, { use: "feed", ratio: "original" });
}
