import type { PostView } from "@/app/api/_schemas/post";
import type { MediaBody } from "@/app/api/_schemas/post-body";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { formOfItems } from "@/app/crm/social/posts/new/media/item-form";
import { bodyOfItem } from "@/app/crm/social/posts/new/media/media-body";
import { itemFormOf } from "@/core/domain/marketing/instagram-fields";
import type { PostKind } from "@/core/domain/marketing/post-content";

export type {
  DraftCover,
  DraftItem,
  DraftTag,
  MediaFit,
  MediaRatio,
  UploadedMedia,
  UploadState,
} from "@/app/crm/social/posts/new/media/draft-item";

/** The id of the drop zone's input. */
export const MEDIA_FIELD_ID = "media";

export function fieldIdOf(key: string, part: "tile" | "altText" | "tags" | "cover"): string {
  return `media-${key}-${part}`;
}

/** What a stored draft's media become again: the files themselves are gone. */
export function itemsFromPost(media: PostView["media"], newKey: () => string): DraftItem[] {
  return media.map((item) => ({
    key: newKey(),
    type: item.type,
    name: nameIn(item.url),
    upload: {
      state: "ready",
      media: {
        id: item.mediaId ?? "",
        url: item.url,
        type: item.type,
        width: 0,
        height: 0,
        durationMs: null,
        thumbnailUrl: item.thumbnailUrl,
        warnings: [],
      },
    },
    previewUrl: item.thumbnailUrl ?? (item.type === "image" ? item.url : null),
    fit: "crop",
    ratio: "original",
    canRefit: false,
    altText: item.altText ?? "",
    tags: item.userTags,
    cover: { mediaId: item.coverMediaId, url: item.coverUrl, offsetMs: item.thumbOffsetMs },
  }));
}

/** The request's media: uploads that are ready, with the fields that they take in this kind of post. */
export function mediaBody(items: readonly DraftItem[], kind: PostKind): MediaBody[] {
  const ready = items.filter(({ upload }) => upload.state === "ready");
  const form = formOfItems(ready, kind);
  return ready.flatMap((item) => bodyOfItem(item, itemFormOf(form, item)));
}

function nameIn(url: string): string {
  return /[^/?#]+(?=[?#]|$)/.exec(url)?.[0] ?? "";
}
