import { NO_PUBLICATION, type Post, STEP_NAMES } from "@/core/domain/marketing/post";

/** What a submission has no say in: where every post begins, due at once and untouched by any worker. */
export type QueuedState = Omit<
  Post,
  "id" | "ownerId" | "actorId" | "platform" | "channelId" | "kind" | "caption" | "media"
>;

export function queuedState(now: Date): QueuedState {
  return {
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
