import { oneLine, sentenceFor } from "@/app/_copy/error-sentences";
import type { MetricsView, PostView } from "@/app/api/_schemas/post";
import {
  isTerminal,
  type MetricsSnapshot,
  type Post,
  type PostMedia,
  progressOf,
} from "@/core/domain/marketing/post";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The fields of a post that may leave the server. */
export function presentPost(post: Post, mediaUrlFor: (mediaId: string) => string): PostView {
  const latest = post.metrics.at(-1);
  return {
    id: post.id,
    channelId: post.channelId,
    kind: post.kind,
    caption: post.caption,
    media: post.media.map((item) => ({
      type: item.type,
      url: addressOf(item, mediaUrlFor),
      thumbnailUrl: item.type === "image" ? addressOf(item, mediaUrlFor) : null,
      altText: item.altText,
    })),
    status: post.status,
    steps: post.steps.map((step) => ({ name: step.name, state: step.state, at: iso(step.at) })),
    progress: progressOf(post),
    attempts: post.attempts,
    nextAttemptAt: isTerminal(post.status) ? null : iso(post.nextAttemptAt),
    scheduledAt: iso(post.scheduledAt),
    publishedAt: iso(post.publishedAt),
    platformPostId: post.platformPostId,
    permalink: post.permalink,
    revision: post.revision,
    createdAt: post.createdAt.toISOString(),
    ...(post.failure
      ? {
          error: {
            code: post.failure.code,
            message: isTerminal(post.status) ? oneLine(post.failure) : `${sentenceFor(post.failure).title}.`,
            retryable: post.failure.retryable,
          },
        }
      : {}),
    ...(latest ? { metrics: latest.metrics } : {}),
  };
}

export function presentMetrics(latest: MetricsSnapshot, history: readonly MetricsSnapshot[]): MetricsView {
  return {
    metrics: latest.metrics,
    collectedAt: latest.collectedAt.toISOString(),
    history: history.map(({ collectedAt, metrics }) => ({ collectedAt: collectedAt.toISOString(), metrics })),
  };
}

function addressOf(item: PostMedia, mediaUrlFor: (mediaId: string) => string): string {
  return item.mediaId === null ? (item.url ?? "") : mediaUrlFor(item.mediaId);
}
