import type { NewPost } from "@/core/application/interfaces/social/post-repository";
import { NO_PUBLICATION, type Post, STEP_NAMES } from "@/core/domain/marketing/post";

/** A submission as it stands before any worker saw it. */
export function queuedPost({ idempotencyKey, fingerprint, ...post }: NewPost, id: string, now: Date): Post {
  return {
    ...post,
    id,
    status: "queued",
    steps: STEP_NAMES.map((name) => ({ name, state: "pending", at: null })),
    attempts: 0,
    retries: 0,
    nextAttemptAt: now,
    scheduledAt: null,
    publishedAt: null,
    platformPostId: null,
    permalink: null,
    permalinkLooks: 0,
    revision: 0,
    failure: null,
    publication: NO_PUBLICATION,
    metrics: [],
    createdAt: now,
    updatedAt: now,
  };
}
