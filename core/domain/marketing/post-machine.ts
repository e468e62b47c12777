import { AppError } from "@/core/domain/errors";
import { upkeepAfter, upkeepFromNow } from "@/core/domain/marketing/live-upkeep-machine";
import type { Post } from "@/core/domain/marketing/post";
import {
  isPossible,
  type PersonEvent,
  type PostEvent,
  type UpkeepEvent,
  type WorkerEvent,
} from "@/core/domain/marketing/post-events";
import { marked, paused, stopped, UNTOUCHED_STEPS } from "@/core/domain/marketing/post-steps";
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

/**
 * The post after an event; pure, and total over statuses.
 * @throws AppError `conflict` when the event cannot happen to this post.
 */
export function advance(post: Post, event: PostEvent, now: Date): Post {
  if (!isPossible(post, event.type)) {
    throw new AppError("conflict", `${event.type} cannot happen to a post that is ${post.status}`);
  }
  return { ...post, ...changes(post, event, now), updatedAt: now };
}

function changes(post: Post, event: PostEvent, now: Date): Partial<Post> {
  switch (event.type) {
    case "edited":
    case "sent_out":
    case "cancelled":
    case "retried":
    case "confirmed_live":
    case "confirmed_not_live":
      return byPerson(post, event, now);
    case "link_looked_up":
    case "comment_intended":
    case "comment_posted":
    case "comment_unclear":
    case "comment_unseen":
    case "comment_waits":
    case "comment_failed":
    case "metrics_round_done":
      return whileLive(post, event, now);
    default:
      return byWorker(post, event, now);
  }
}

function byPerson(post: Post, event: PersonEvent, now: Date): Partial<Post> {
  switch (event.type) {
    case "edited":
      return {
        ...event.content,
        channelId: event.channelId,
        scheduledAt: event.scheduledAt,
        revision: post.revision + 1,
        steps: UNTOUCHED_STEPS,
        ...(event.isDraft || post.status === "draft"
          ? { status: "draft", nextAttemptAt: null, failure: null }
          : dueAt(post, event.scheduledAt)),
      };
    case "sent_out":
      return {
        revision: post.revision + 1,
        failure: null,
        steps: UNTOUCHED_STEPS,
        scheduledAt: event.scheduledAt,
        ...(event.scheduledAt === null
          ? { status: "queued", nextAttemptAt: now, wantedAt: now }
          : { status: "scheduled", ...dueAt(post, event.scheduledAt) }),
      };
    case "cancelled":
      return { status: "cancelled", failure: null, nextAttemptAt: null, steps: stopped(post.steps, now) };
    case "retried":
      return sentAgain(post, now);
    case "confirmed_live":
      return live(post, event, now);
    case "confirmed_not_live":
      return sentAgain(post, now);
  }
}

function dueAt(post: Post, scheduledAt: Date | null): Partial<Post> {
  const at = scheduledAt ?? post.wantedAt;
  return { nextAttemptAt: at, wantedAt: at };
}

/** From the start, with fresh counts; what was ever sent is looked for once more before anything is made. */
function sentAgain(post: Post, now: Date): Partial<Post> {
  const wasSent = post.publication.firstSentAt !== null;
  return {
    status: "queued",
    failure: null,
    nextAttemptAt: now,
    wantedAt: now,
    retries: 0,
    steps: UNTOUCHED_STEPS,
    publication: wasSent
      ? {
          ...notSent(post.publication),
          unclear: post.publication.unclear,
          sends: 0,
          rebuilds: 0,
          isRecheckDue: true,
        }
      : { ...givenUp(post.publication), rebuilds: 0 },
  };
}

function byWorker(post: Post, event: WorkerEvent, now: Date): Partial<Post> {
  const { publication } = post;
  switch (event.type) {
    case "prepare_started":
      return { status: "preparing", failure: null, steps: marked(post.steps, { prepare: "running" }, now) };
    case "children_created":
      return childrenMade(post, withChildren(publication, event.containerIds, now), now);
    case "container_created":
      return {
        status: "processing",
        retries: 0,
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
        publication: intended(publication, now),
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
      return live(post, event, now);
    case "container_lost":
      return startedOver(post, givenUp(publication), now);
    case "child_lost":
      return startedOver(post, withoutChild(publication, event.index), now);
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
        nextAttemptAt: null,
        publication: event.sendRefused ? notSent(publication) : publication,
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

/** A carousel is being processed as soon as every item has its container. */
function childrenMade(post: Post, publication: Publication, now: Date): Partial<Post> {
  if (!isMade(publication)) return { publication };
  return {
    status: "processing",
    retries: 0,
    publication: { ...publication, quickRetries: 0 },
    steps: marked(post.steps, { prepare: "done", process: "running" }, now),
  };
}

function startedOver(post: Post, publication: Publication, now: Date): Partial<Post> {
  return {
    status: "queued",
    nextAttemptAt: now,
    publication,
    steps: marked(post.steps, { prepare: "pending", process: "pending", publish: "pending" }, now),
  };
}

function live(
  post: Post,
  told: { readonly platformPostId: string | null; readonly permalink: string | null },
  now: Date,
): Partial<Post> {
  return {
    status: "published",
    failure: null,
    publishedAt: now,
    platformPostId: told.platformPostId,
    permalink: told.permalink,
    nextAttemptAt: null,
    publication: { ...post.publication, isRecheckDue: false },
    upkeep: upkeepFromNow(post, told.permalink, now),
    steps: marked(post.steps, { prepare: "done", process: "done", publish: "done" }, now),
  };
}

function whileLive(post: Post, event: UpkeepEvent, now: Date): Partial<Post> {
  const upkeep = upkeepAfter(post.upkeep, event, now);
  if (event.type !== "link_looked_up") return { upkeep };
  return {
    upkeep,
    platformPostId: post.platformPostId ?? event.platformPostId,
    permalink: event.permalink ?? post.permalink,
  };
}
