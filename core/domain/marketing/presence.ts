import type { Upkeep } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";
import type { PostFailure } from "@/core/domain/marketing/post-failure";

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** The platform has been seen not to know fresh posts that were there (graph-api.md §3.3). */
export const FRESH_FOR_MS = HOUR;
/** A post that was not there is looked for again after this; then it is believed. */
export const MISSING_FOR_MS = 10 * MINUTE;
/** How far the time in the platform's list may lie before the moment at which we knew of it. */
const KNOWN_LATE_MS = 24 * HOUR;

const GONE: PostFailure = {
  code: "not_found",
  reason: "post_gone",
  scopes: [],
  retryable: false,
  item: null,
};

/** Whether the platform's not knowing a post may mean that it was deleted there. */
export function mayBeGone({ publishedAt }: Pick<Post, "publishedAt">, now: Date): boolean {
  return publishedAt !== null && now.getTime() - publishedAt.getTime() >= FRESH_FOR_MS;
}

/** From when on a post is in the account's list, if it is there. */
export function listedSince({ publication, publishedAt }: Pick<Post, "publication" | "publishedAt">): Date {
  return new Date((publication.firstSentAt ?? publishedAt ?? new Date(0)).getTime() - KNOWN_LATE_MS);
}

/** A look that did not find the post: the second one, a while after the first, ends everything that is asked about it. */
export function afterMiss(upkeep: Upkeep, now: Date): Upkeep {
  const { missingSince, comment, metricsDueAt } = upkeep;
  const isGone = missingSince !== null && now.getTime() - missingSince.getTime() >= MISSING_FOR_MS;
  if (!isGone) {
    const again = new Date(now.getTime() + MISSING_FOR_MS);
    const isSooner = metricsDueAt === null || again < metricsDueAt || metricsDueAt <= now;
    return { ...upkeep, missingSince: missingSince ?? now, metricsDueAt: isSooner ? again : metricsDueAt };
  }
  const isOpen = comment?.state === "pending";
  return {
    ...upkeep,
    goneAt: now,
    linkDueAt: null,
    metricsDueAt: null,
    comment: comment && isOpen ? { ...comment, state: "failed", failure: GONE, dueAt: null } : comment,
  };
}
