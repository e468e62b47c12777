import {
  CLOCK_IS_TOLD_WITHIN_MS,
  CLOCKS_DIFFER_MS,
  hasSameWords,
  type MatchWish,
} from "@/core/domain/marketing/live-match";
import type { Post } from "@/core/domain/marketing/post";

/** What tells of a post that was sent whether an entry of the platform's list can be it. */
export interface SentPost extends Pick<Post, "id" | "kind" | "caption" | "publishedAt"> {
  readonly publication: Pick<Post["publication"], "containerId" | "firstSentAt" | "clockAheadMs">;
}

/**
 * What to look for in the platform's list to find this post, by the platform's clock: as the sender knew it, else as
 * `aheadMs` tells now. Null: it was never sent.
 */
export function wishFor(post: Post, aheadMs: number | null): Omit<MatchWish, "taken"> | null {
  const { kind, caption, media, publication } = post;
  const [first] = media;
  if (publication.firstSentAt === null || first === undefined) return null;
  return {
    kind,
    caption,
    itemCount: media.length,
    firstType: first.type,
    firstSentAt: byTheirClock(publication.firstSentAt, post, aheadMs),
    clocksWithinMs:
      (publication.clockAheadMs ?? aheadMs) === null ? CLOCKS_DIFFER_MS : CLOCK_IS_TOLD_WITHIN_MS,
    liveBy: liveByOf(post, aheadMs),
  };
}

/** When a post was known to be live, by the platform's clock; null: it is not. */
export function liveByOf(post: SentPost, aheadMs: number | null): Date | null {
  return post.publishedAt && byTheirClock(post.publishedAt, post, aheadMs);
}

/** Whether the platform's list could show the one as the other. */
export function looksLike(other: SentPost, post: SentPost): boolean {
  const { containerId, firstSentAt } = other.publication;
  const wasSent = containerId !== null && firstSentAt !== null;
  return (
    other.id !== post.id && wasSent && other.kind === post.kind && hasSameWords(other.caption, post.caption)
  );
}

function byTheirClock(ours: Date, { publication }: SentPost, aheadMs: number | null): Date {
  return new Date(ours.getTime() + (publication.clockAheadMs ?? aheadMs ?? 0));
}
