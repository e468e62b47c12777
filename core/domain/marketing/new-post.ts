import { NO_UPKEEP } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";
import type { PostContent } from "@/core/domain/marketing/post-content";
import { UNTOUCHED_STEPS } from "@/core/domain/marketing/post-steps";
import { NO_PUBLICATION } from "@/core/domain/marketing/publication";

/** What a submission decides about when a post goes out. */
export interface Beginning {
  readonly status: "draft" | "scheduled" | "queued";
  readonly scheduledAt: Date | null;
}

/** What a submission has no say in: where every post begins, untouched by any worker. */
export type NewPostState = Omit<
  Post,
  "id" | "ownerId" | "actorId" | "platform" | "channelId" | keyof PostContent
>;

export function newPostState({ status, scheduledAt }: Beginning, now: Date): NewPostState {
  const wantedAt = scheduledAt ?? now;
  return {
    status,
    steps: UNTOUCHED_STEPS,
    attempts: 0,
    retries: 0,
    troubledSince: null,
    nextAttemptAt: status === "draft" ? null : wantedAt,
    scheduledAt,
    wantedAt,
    publishedAt: null,
    platformPostId: null,
    permalink: null,
    revision: 0,
    failure: null,
    publication: NO_PUBLICATION,
    upkeep: NO_UPKEEP,
    metrics: [],
    createdAt: now,
    updatedAt: now,
  };
}
