import { dateOf } from "@/app/api/_schemas/instant";
import type { CreatePostBody, EditPostBody } from "@/app/api/_schemas/post-body";
import { mediaOf } from "@/app/api/social/posts/media-input";
import type { PostChanges } from "@/core/application/social/posts/edited-content";
import type { PostContent, PostKind } from "@/core/domain/marketing/post-content";

/** What was sent, as the core knows it: what is missing is null, times are times. */

export function contentOf(
  body: CreatePostBody,
): Omit<PostContent, "kind"> & { readonly kind: PostKind | null } {
  return {
    kind: body.kind ?? null,
    caption: body.caption,
    media: body.media.map(mediaOf),
    collaborators: body.collaborators ?? [],
    locationId: body.locationId ?? null,
    shareToFeed: body.shareToFeed ?? null,
    firstComment: body.firstComment ?? null,
  };
}

export function changesOf(body: EditPostBody): PostChanges {
  const { revision, draft, media, scheduledAt, ...same } = body;
  return {
    ...same,
    media: media?.map(mediaOf),
    scheduledAt: scheduledAt == null ? scheduledAt : dateOf(scheduledAt),
  };
}
