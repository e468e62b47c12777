import type { Clock } from "@/core/application/interfaces/clock";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { UpkeepEvent } from "@/core/domain/marketing/post-events";
import { listedSince, mayBeGone } from "@/core/domain/marketing/presence";

/** Tells a live post that somebody deleted on the platform from one that the platform only does not show. */
export class PresenceCheck {
  constructor(private readonly clock: Clock) {}

  /** What follows from `error`, an answer about a live post; null: it says nothing about whether it is there. */
  async after(post: Post, error: unknown, adapter: ResumablePostingAdapter): Promise<UpkeepEvent | null> {
    const { platformPostId, kind } = post;
    if (platformPostId === null || !isNotShown(error) || !mayBeGone(post, this.clock.now())) return null;
    const isThere = await adapter.isThere(platformPostId, kind, listedSince(post)).catch(() => null);
    return isThere === null ? null : { type: isThere ? "found_there" : "missed_there" };
  }
}

function isNotShown(error: unknown): boolean {
  return error instanceof AppError && error.details.reason === "post_not_shown";
}
