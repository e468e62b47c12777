import type { MediaBody } from "@/app/api/_schemas/post-body";
import type { PostMedia } from "@/core/domain/marketing/post-content";

/** One item as it was sent, as the core knows it: what is missing is null. */
export function mediaOf(item: MediaBody): PostMedia {
  return {
    type: item.type,
    mediaId: item.mediaId ?? null,
    url: item.url ?? null,
    altText: item.altText ?? null,
    coverMediaId: item.coverMediaId ?? null,
    coverUrl: item.coverUrl ?? null,
    thumbOffsetMs: item.thumbOffsetMs ?? null,
    userTags: (item.userTags ?? []).map(({ username, x, y }) => ({ username, x: x ?? null, y: y ?? null })),
  };
}
