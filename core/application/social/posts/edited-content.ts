import type { Post } from "@/core/domain/marketing/post";
import {
  kindOf,
  normalizeContent,
  type PostContent,
  type PostKind,
} from "@/core/domain/marketing/post-content";

/** Fields of a post that a person sets anew; what is undefined stays as it is. */
export interface PostChanges {
  readonly channelId?: string | undefined;
  /** Null: decided by the media again. */
  readonly kind?: PostKind | null | undefined;
  readonly caption?: string | undefined;
  readonly media?: PostContent["media"] | undefined;
  readonly collaborators?: readonly string[] | undefined;
  readonly locationId?: string | null | undefined;
  readonly shareToFeed?: boolean | null | undefined;
  readonly firstComment?: string | null | undefined;
  readonly scheduledAt?: Date | null | undefined;
}

/**
 * A kind that is what the media would decide anyhow goes along with new media, as it would in a new post;
 * one that was chosen against them (a story) stays.
 */
export function editedContent(post: Post, changes: PostChanges): PostContent {
  const media = changes.media ?? post.media;
  const kept = post.kind === kindOf(post.media) ? kindOf(media) : post.kind;
  return normalizeContent({
    kind: changes.kind === undefined ? kept : (changes.kind ?? kindOf(media)),
    caption: changes.caption ?? post.caption,
    media,
    collaborators: changes.collaborators ?? post.collaborators,
    locationId: changes.locationId === undefined ? post.locationId : changes.locationId,
    shareToFeed: changes.shareToFeed === undefined ? post.shareToFeed : changes.shareToFeed,
    firstComment: changes.firstComment === undefined ? post.firstComment : changes.firstComment,
  });
}
