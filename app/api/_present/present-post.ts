import { oneLine, sentenceFor } from "@/app/_copy/error-sentences";
import type { MetricsView, PostView, UnreadableView } from "@/app/api/_schemas/post";
import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { UnreadablePost } from "@/core/application/interfaces/social/post-repository";
import type { GetPostMetricsResponse } from "@/core/application/usecases/social/posts/get-post-metrics";
import { isTerminal, type Post } from "@/core/domain/marketing/post";
import type { PostMedia } from "@/core/domain/marketing/post-content";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import { progressOf } from "@/core/domain/marketing/post-steps";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The fields of a post that may leave the server. */
export function presentPost(post: Post, addressFor: MediaAddressFor): PostView {
  const latest = post.metrics.at(-1);
  const isAtRest = post.status === "draft" || isTerminal(post.status);
  return {
    id: post.id,
    channelId: post.channelId,
    kind: post.kind,
    caption: post.caption,
    media: post.media.map((item) => presentMedia(item, addressFor)),
    collaborators: [...post.collaborators],
    locationId: post.locationId,
    shareToFeed: post.shareToFeed,
    firstComment: post.firstComment,
    firstCommentState: post.upkeep.comment?.state ?? (post.firstComment === null ? null : "pending"),
    status: post.status,
    steps: post.steps.map((step) => ({ name: step.name, state: step.state, at: iso(step.at) })),
    progress: progressOf(post),
    attempts: post.attempts,
    nextAttemptAt: isAtRest ? null : iso(post.nextAttemptAt),
    scheduledAt: iso(post.scheduledAt),
    publishedAt: iso(post.publishedAt),
    platformPostId: post.platformPostId,
    permalink: post.permalink,
    revision: post.revision,
    createdAt: post.createdAt.toISOString(),
    ...(post.failure ? { error: presentFailure(post.failure, post) } : {}),
    ...(latest ? { metrics: latest.metrics } : {}),
    ...presentGone(post.upkeep.goneAt),
  };
}

export function presentMetrics({ latest, history, goneAt }: GetPostMetricsResponse): MetricsView {
  return {
    ...presentGone(goneAt),
    metrics: latest.metrics,
    collectedAt: latest.collectedAt.toISOString(),
    history: history.map(({ collectedAt, metrics }) => ({ collectedAt: collectedAt.toISOString(), metrics })),
  };
}

function presentGone(goneAt: Date | null): { readonly goneAt?: string } {
  return goneAt === null ? {} : { goneAt: goneAt.toISOString() };
}

function presentMedia(item: PostMedia, addressFor: MediaAddressFor): PostView["media"][number] {
  const { mediaId, coverMediaId } = item;
  const url = mediaId === null ? item.url : addressFor(mediaId, item.type);
  const coverUrl = coverMediaId === null ? item.coverUrl : addressFor(coverMediaId, "image");
  return {
    type: item.type,
    mediaId,
    url: url ?? "",
    thumbnailUrl: thumbnailOf(item, addressFor),
    altText: item.altText,
    coverMediaId,
    coverUrl,
    thumbOffsetMs: item.thumbOffsetMs,
    userTags: item.userTags.map(({ username, x, y }) => ({ username, x, y })),
  };
}

/** A chosen cover is what people will see of a video; without one an upload has a small picture of its own. */
function thumbnailOf(item: PostMedia, addressFor: MediaAddressFor): string | null {
  const { type, mediaId, url, coverMediaId, coverUrl } = item;
  if (type === "video" && coverUrl !== null) return coverUrl;
  const uploaded = (type === "video" ? coverMediaId : null) ?? mediaId;
  if (uploaded !== null) return addressFor(uploaded, "thumbnail");
  return type === "image" ? url : null;
}

/** While the worker still tries, the sentence says only what happened: there is nothing to do yet. */
function presentFailure(failure: PostFailure, { status, media }: Post): NonNullable<PostView["error"]> {
  const facts = { ...failure, itemType: media[failure.item ?? -1]?.type };
  return {
    code: failure.code,
    message: isTerminal(status) ? oneLine(facts) : `${sentenceFor(facts).title}.`,
    retryable: failure.retryable,
    ...(failure.item === null ? {} : { item: failure.item }),
  };
}

export function presentUnreadable({ id, createdAt }: UnreadablePost): UnreadableView {
  return { id, createdAt: createdAt.toISOString() };
}
