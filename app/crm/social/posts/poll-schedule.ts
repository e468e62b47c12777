import type { PostView } from "@/app/api/_schemas/post";
import { isTerminal } from "@/core/domain/marketing/post";

/** How eagerly a post is looked at. */
export interface Pace {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** The page of one post. */
export const CLOSE_PACE: Pace = { firstMs: 500, longestMs: 5_000 };
/** One row among others. */
export const CALM_PACE: Pace = { firstMs: 2_000, longestMs: 15_000 };

/** A post that only waits for its time is looked at this often: somebody else may have changed it. */
const IDLE_MS = 60_000;
const AFTERGLOW_MS = 60_000;

/** How long to wait before the next look, after so many in which nothing changed. */
export function nextLookMs(quietLooks: number, { firstMs, longestMs }: Pace = CLOSE_PACE): number {
  return Math.min(longestMs, Math.round(firstMs * 1.4 ** quietLooks));
}

type Timed = Pick<PostView, "status" | "scheduledAt" | "nextAttemptAt">;

/** How long nothing can happen to a post by itself: until its time, or its next try. */
export function idleMs({ status, scheduledAt, nextAttemptAt }: Timed, now: number): number {
  const at = status === "scheduled" ? scheduledAt : status === "queued" ? nextAttemptAt : null;
  return at === null ? 0 : Math.min(IDLE_MS, Math.max(0, new Date(at).getTime() - now));
}

/** A live post is watched a little longer: its link and its first comment may follow. */
export function isWorthWatching(
  { status, permalink, firstCommentState }: Pick<PostView, "status" | "permalink" | "firstCommentState">,
  sinceEndMs: number,
): boolean {
  if (status === "draft") return false;
  if (status !== "published") return !isTerminal(status);
  return (permalink === null || firstCommentState === "pending") && sinceEndMs < AFTERGLOW_MS;
}

/** Whether changes are about to come so fast that a stream is worth a connection. */
export function isWorthStreaming(post: Timed, now: number): boolean {
  return !isTerminal(post.status) && post.status !== "draft" && idleMs(post, now) < IDLE_MS;
}
