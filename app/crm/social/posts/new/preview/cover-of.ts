import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";

/** The still picture that stands for an item, as the server made it once it has; null where there is none yet. */
export function coverOf(item: DraftItem | undefined): string | null {
  if (item === undefined) return null;
  if (item.type === "image") return item.upload.state === "ready" ? item.upload.media.url : item.previewUrl;
  return item.cover.url ?? (item.upload.state === "ready" ? item.upload.media.thumbnailUrl : null);
}
