import type { MediaView } from "@/app/api/_schemas/media";
import type { PostView } from "@/app/api/_schemas/post";
import type { MediaBody } from "@/app/api/_schemas/post-body";
import { type DraftItem, type UploadedMedia, uploadedOf } from "@/app/crm/social/posts/new/media/draft-item";
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

/** What is known of an upload beside what the post says of it. */
export type KnownUpload = Pick<UploadedMedia, "id" | "width" | "height" | "durationMs" | "warnings"> & {
  readonly name: string;
};

export function knownUpload({ id, name, width, height, durationMs, warnings }: MediaView): KnownUpload {
  const words = warnings.map(({ message }) => message);
  return { id, name, width, height, durationMs: durationMs ?? null, warnings: words };
}

/** What a stored draft's media become again: the files themselves are gone. */
export function itemsFromPost(
  media: PostView["media"],
  newKey: () => string,
  uploads: readonly KnownUpload[] = [],
): DraftItem[] {
  return media.map((item) => itemFrom(item, newKey(), uploads.find(({ id }) => id === item.mediaId) ?? null));
}

function itemFrom(item: PostView["media"][number], key: string, known: KnownUpload | null): DraftItem {
  const { type, mediaId, url, thumbnailUrl } = item;
  return {
    key,
    type,
    name: known?.name ?? (mediaId === null ? nameIn(url) : ""),
    upload: {
      state: "ready",
      media: {
        id: mediaId ?? "",
        url,
        type,
        width: known?.width ?? 0,
        height: known?.height ?? 0,
        durationMs: known?.durationMs ?? null,
        thumbnailUrl,
        warnings: known?.warnings ?? [],
        shape: null,
      },
    },
    previewUrl: thumbnailUrl ?? (type === "image" ? url : null),
    use: "feed",
    fit: "crop",
    ratio: "original",
    canRefit: false,
    altText: item.altText ?? "",
    tags: item.userTags,
    cover: { mediaId: item.coverMediaId, url: item.coverUrl, offsetMs: item.thumbOffsetMs },
  };
}

/** The request's media: what is up of them, with the fields that they take in this kind of post. */
export function mediaBody(items: readonly DraftItem[], kind: PostKind): MediaBody[] {
  const ready = items.filter((item) => uploadedOf(item) !== null);
  const form = formOfItems(ready, kind);
  return ready.flatMap((item) => bodyOfItem(item, itemFormOf(form, item)));
}

function nameIn(url: string): string {
  return /[^/?#]+(?=[?#]|$)/.exec(url)?.[0] ?? "";
}
