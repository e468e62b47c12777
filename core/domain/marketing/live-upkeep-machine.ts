import {
  type FirstComment,
  NO_COMMENT_YET,
  NO_UPKEEP,
  type Upkeep,
} from "@/core/domain/marketing/live-upkeep";
import { firstMetricsAt } from "@/core/domain/marketing/metrics-schedule";
import type { PostContent } from "@/core/domain/marketing/post-content";
import type { UpkeepEvent } from "@/core/domain/marketing/post-events";
import { afterMiss } from "@/core/domain/marketing/presence";

/**
 * What is to be done for a post that has just gone live. The first look for its address is due even where that
 * is known: with it the post is counted (contract.md §6 rule 5).
 */
export function upkeepFromNow({ firstComment }: Pick<PostContent, "firstComment">, now: Date): Upkeep {
  return {
    ...NO_UPKEEP,
    linkDueAt: now,
    comment: firstComment === null ? null : { ...NO_COMMENT_YET, dueAt: now },
    metricsDueAt: firstMetricsAt(now),
  };
}

export function upkeepAfter(upkeep: Upkeep, event: UpkeepEvent, now: Date): Upkeep {
  switch (event.type) {
    case "link_looked_up":
      return { ...upkeep, linkLooks: upkeep.linkLooks + 1, linkDueAt: event.again };
    case "metrics_round_done":
      return { ...upkeep, metricsRounds: upkeep.metricsRounds + 1, metricsDueAt: event.again };
    case "missed_there":
      return afterMiss(upkeep, now);
    case "found_there":
      return { ...upkeep, missingSince: null };
    default:
      return upkeep.comment === null
        ? upkeep
        : { ...upkeep, comment: commentAfter(upkeep.comment, event, now) };
  }
}

type CommentEvent = Extract<UpkeepEvent, { readonly type: `comment_${string}` }>;

function commentAfter(comment: FirstComment, event: CommentEvent, now: Date): FirstComment {
  switch (event.type) {
    case "comment_intended":
      return { ...comment, sentAt: now, unseenSince: null, sends: comment.sends + 1, dueAt: now };
    case "comment_posted":
      return { ...comment, state: "posted", commentId: event.commentId, failure: null, dueAt: null };
    case "comment_unclear":
      return { ...comment, retries: comment.retries + 1, failure: event.failure, dueAt: event.at };
    case "comment_unseen":
      return { ...comment, unseenSince: comment.unseenSince ?? now, dueAt: event.at };
    case "comment_waits":
      return {
        ...comment,
        sends: comment.sentAt === null ? comment.sends : Math.max(0, comment.sends - 1),
        sentAt: null,
        unseenSince: null,
        retries: comment.retries + 1,
        failure: event.failure,
        dueAt: event.until,
      };
    case "comment_failed":
      return { ...comment, state: "failed", failure: event.failure, dueAt: null };
  }
}
