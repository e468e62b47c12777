import { type DraftItem, NO_COVER } from "@/app/crm/social/posts/new/media/draft-item";
import type { ImageUse } from "@/core/domain/marketing/media";

/** What a chosen file is before anything is known of it but its name and what the browser makes of that. */
export function newItem(
  file: Pick<File, "name" | "type">,
  key: string,
  previewUrl: string,
  use: ImageUse = "feed",
): DraftItem {
  const type = isVideo(file) ? "video" : "image";
  return {
    key,
    type,
    name: file.name,
    upload: { state: "uploading", percent: 0 },
    previewUrl,
    use,
    fit: "crop",
    ratio: "original",
    canRefit: type === "image",
    altText: "",
    tags: [],
    cover: NO_COVER,
  };
}

function isVideo({ name, type }: Pick<File, "name" | "type">): boolean {
  return type === "" ? /\.(mp4|mov|m4v)$/i.test(name) : type.startsWith("video/");
}
