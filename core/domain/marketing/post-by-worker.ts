import type { Post } from "@/core/domain/marketing/post";
import type { WorkerEvent } from "@/core/domain/marketing/post-events";
import { wentLive } from "@/core/domain/marketing/post-live";
import { marked, paused } from "@/core/domain/marketing/post-steps";
import {
  afterQuietRead,
  givenUp,
  intended,
  isMade,
  notSent,
  type Publication,
  withChildren,
  withoutChild,
  withReadyChildren,
} from "@/core/domain/marketing/publication";

/** What changes about a post when a worker takes it a step further. */
export function byWorker(post: Post, event: WorkerEvent, now: Date): Partial<Post> {
  const { publication } = post;
  switch (event.type) {
    case "prepare_started":
      return { status: "preparing", failure: null, steps: marked(post.steps, { prepare: "running" }, now) };
    case "children_created":
      return childrenMade(post, withChildren(publication, event.containerIds, now), now);
    case "container_created":
      return {
        status: "processing",
        ...NO_TROUBLE,
        publication: {
          ...publication,
          containerId: event.containerId,
          containerCreatedAt: now,
          looks: 0,
          quickRetries: 0,
        },
        steps: marked(post.steps, { prepare: "done", process: "running" }, now),
      };
    case "look_again":
      return {
        status: post.status === "publishing" ? "publishing" : "processing",
        failure: null,
        troubledSince: null,
        nextAttemptAt: event.at,
        publication: { ...withReadyChildren(publication, event.readyChildren), looks: publication.looks + 1 },
        steps:
          post.status === "publishing"
            ? post.steps
            : marked(post.steps, { prepare: "done", process: "running", publish: "pending" }, now),
      };
    case "send_intended":
      return {
        status: "publishing",
        failure: null,
        publication: intended(publication, now, event.clockAheadMs),
        steps: marked(post.steps, { prepare: "done", process: "done", publish: "running" }, now),
      };
    case "send_refused_as_early":
      return {
        status: "processing",
        nextAttemptAt: event.at,
        publication: { ...notSent(publication), looks: publication.looks + 1 },
        steps: marked(post.steps, { process: "running", publish: "pending" }, now),
      };
    case "answer_unclear":
      return {
        nextAttemptAt: event.at,
        publication: {
          ...publication,
          firstUnclearAt: publication.firstUnclearAt ?? now,
          unclear: event.answer,
          unclearFailure: event.failure,
        },
      };
    case "nothing_seen":
      return {
        nextAttemptAt: event.at,
        publication: afterQuietRead(publication, event.quiet, now),
      };
    case "went_live":
      return wentLive(post, event, now);
    case "container_lost":
      return startedOver(post, givenUp(publication), event.at ?? now, now);
    case "child_lost":
      return startedOver(post, withoutChild(publication, event.index), now, now);
    case "recheck_passed":
      return {
        nextAttemptAt: now,
        publication: event.isContainerGood
          ? { ...publication, isRecheckDue: false }
          : { ...givenUp(publication), rebuilds: publication.rebuilds },
      };
    case "wait":
      return {
        status: "queued",
        failure: event.failure,
        nextAttemptAt: event.until,
        retries: post.retries + 1,
        troubledSince: event.isTrouble ? (post.troubledSince ?? now) : null,
        // Before a recheck nothing is under way, and what the last answer proved is still needed.
        publication: {
          ...(publication.isRecheckDue ? publication : notSent(publication)),
          quickRetries: publication.quickRetries + (event.isQuick ? 1 : 0),
        },
        steps: paused(post.steps, "waiting", now),
      };
    case "reconnect_needed":
      return {
        status: post.status === "publishing" || post.status === "scheduled" ? post.status : "queued",
        failure: event.failure,
        nextAttemptAt: event.again ?? null,
        // Nobody looks meanwhile: the time in which a send has to be cleared up begins anew after the hold.
        publication: event.sendRefused ? notSent(publication) : { ...publication, firstUnclearAt: null },
        steps: paused(post.steps, "waiting", now),
      };
    case "failed":
      return {
        status: "failed",
        failure: event.failure,
        nextAttemptAt: null,
        steps: paused(post.steps, "failed", now),
      };
    case "left_unconfirmed":
      return {
        status: "unconfirmed",
        failure: event.failure,
        nextAttemptAt: null,
        steps: paused(post.steps, "waiting", now),
      };
  }
}

const NO_TROUBLE = { retries: 0, troubledSince: null } as const;

/** A carousel is being processed as soon as every item has its container. */
function childrenMade(post: Post, publication: Publication, now: Date): Partial<Post> {
  if (!isMade(publication)) return { publication };
  return {
    status: "processing",
    ...NO_TROUBLE,
    publication: { ...publication, quickRetries: 0 },
    steps: marked(post.steps, { prepare: "done", process: "running" }, now),
  };
}

function startedOver(post: Post, publication: Publication, at: Date, now: Date): Partial<Post> {
  return {
    status: "queued",
    nextAttemptAt: at,
    publication,
    steps: marked(post.steps, { prepare: "pending", process: "pending", publish: "pending" }, now),
  };
}
