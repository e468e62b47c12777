import { AppError } from "@/core/domain/errors";
import {
  NO_PUBLICATION,
  type Post,
  type PostFailure,
  type PostStatus,
  type PostStep,
  type Publication,
  type StepName,
  type StepState,
  type UnclearAnswer,
} from "@/core/domain/marketing/post";

/** Everything that can happen to a post on its way (docs/publishing.md draws it). */
export type PostEvent =
  | { readonly type: "prepare_started" }
  | { readonly type: "container_created"; readonly containerId: string }
  | { readonly type: "look_again"; readonly at: Date }
  /** Stored before `media_publish` is sent: the intent. */
  | { readonly type: "send_intended" }
  | { readonly type: "send_refused_as_early"; readonly at: Date }
  | {
      readonly type: "answer_unclear";
      readonly answer: UnclearAnswer;
      readonly failure: PostFailure;
      readonly at: Date;
    }
  /** A read after the send showed nothing live; a second such read, a quiet period later, is proof. */
  | { readonly type: "nothing_seen"; readonly quiet: boolean; readonly at: Date }
  | { readonly type: "went_live"; readonly platformPostId: string | null; readonly permalink: string | null }
  | { readonly type: "container_lost" }
  /** From `publishing` only when Meta proved that the send did nothing. */
  | { readonly type: "wait"; readonly until: Date; readonly failure: PostFailure }
  | { readonly type: "reconnect_needed"; readonly failure: PostFailure; readonly sendRefused: boolean }
  | { readonly type: "failed"; readonly failure: PostFailure }
  | { readonly type: "cancelled" }
  | { readonly type: "left_unconfirmed"; readonly failure: PostFailure }
  | {
      readonly type: "link_looked_up";
      readonly platformPostId: string | null;
      readonly permalink: string | null;
      readonly again: Date | null;
    };

type EventType = PostEvent["type"];

const BEFORE_SENDING: readonly PostStatus[] = ["queued", "preparing", "processing"];

/** In which statuses an event may happen; anything else is a bug or a race, and is refused. */
const ALLOWED: Record<EventType, readonly PostStatus[]> = {
  prepare_started: ["queued", "preparing"],
  container_created: ["preparing"],
  look_again: ["processing", "queued", "publishing"],
  send_intended: ["queued", "processing", "publishing"],
  send_refused_as_early: ["publishing"],
  answer_unclear: ["publishing"],
  nothing_seen: ["publishing"],
  went_live: ["queued", "processing", "publishing"],
  container_lost: [...BEFORE_SENDING, "publishing"],
  wait: [...BEFORE_SENDING, "publishing"],
  reconnect_needed: [...BEFORE_SENDING, "publishing"],
  failed: [...BEFORE_SENDING, "publishing"],
  cancelled: ["scheduled", ...BEFORE_SENDING],
  left_unconfirmed: ["publishing"],
  link_looked_up: ["published"],
};

/** What a status alone does not tell: there is a container to look at, a send that can have an answer. */
const NEEDS_CONTAINER: ReadonlySet<EventType> = new Set(["look_again", "send_intended"]);
const NEEDS_SEND: ReadonlySet<EventType> = new Set([
  "send_refused_as_early",
  "answer_unclear",
  "nothing_seen",
]);

/**
 * The post after an event; pure, and total over statuses.
 * @throws AppError `conflict` when the event cannot happen to this post.
 */
export function advance(post: Post, event: PostEvent, now: Date): Post {
  const { containerId, sentAt } = post.publication;
  const isPossible =
    ALLOWED[event.type].includes(post.status) &&
    (containerId !== null || !NEEDS_CONTAINER.has(event.type)) &&
    (sentAt !== null || !NEEDS_SEND.has(event.type));
  if (!isPossible) {
    throw new AppError("conflict", `${event.type} cannot happen to a post that is ${post.status}`);
  }
  return { ...post, ...changes(post, event, now), updatedAt: now };
}

function changes(post: Post, event: PostEvent, now: Date): Partial<Post> {
  const publication = post.publication;
  switch (event.type) {
    case "prepare_started":
      return { status: "preparing", failure: null, ...marked(post, { prepare: "running" }, now) };
    case "container_created":
      return {
        status: "processing",
        retries: 0,
        publication: {
          ...NO_PUBLICATION,
          rebuilds: publication.rebuilds,
          containerId: event.containerId,
          containerCreatedAt: now,
        },
        ...marked(post, { prepare: "done", process: "running" }, now),
      };
    case "look_again":
      return {
        status: post.status === "publishing" ? "publishing" : "processing",
        failure: null,
        nextAttemptAt: event.at,
        publication: { ...publication, looks: publication.looks + 1 },
        ...(post.status === "publishing" ? {} : marked(post, { process: "running" }, now)),
      };
    case "send_intended":
      return {
        status: "publishing",
        failure: null,
        publication: intended(publication, now),
        ...marked(post, { process: "done", publish: "running" }, now),
      };
    case "send_refused_as_early":
      return {
        status: "processing",
        nextAttemptAt: event.at,
        publication: { ...notSent(publication), looks: publication.looks + 1 },
        ...marked(post, { process: "running", publish: "pending" }, now),
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
        publication: { ...publication, quietSince: event.quiet ? (publication.quietSince ?? now) : null },
      };
    case "went_live":
      return {
        status: "published",
        failure: null,
        publishedAt: now,
        platformPostId: event.platformPostId,
        permalink: event.permalink,
        nextAttemptAt: event.permalink === null ? now : null,
        ...marked(post, { prepare: "done", process: "done", publish: "done" }, now),
      };
    case "container_lost":
      return {
        status: "queued",
        nextAttemptAt: now,
        publication: { ...NO_PUBLICATION, rebuilds: publication.rebuilds + 1 },
        ...marked(post, { prepare: "pending", process: "pending", publish: "pending" }, now),
      };
    case "wait":
      return {
        status: "queued",
        failure: event.failure,
        nextAttemptAt: event.until,
        retries: post.retries + 1,
        publication: notSent(publication),
        ...paused(post, "waiting", now),
      };
    case "reconnect_needed":
      return {
        status: post.status === "publishing" ? "publishing" : "queued",
        failure: event.failure,
        nextAttemptAt: null,
        publication: event.sendRefused ? notSent(publication) : publication,
        ...paused(post, "waiting", now),
      };
    case "failed":
      return {
        status: "failed",
        failure: event.failure,
        nextAttemptAt: null,
        ...paused(post, "failed", now),
      };
    case "cancelled":
      return { status: "cancelled", nextAttemptAt: null, ...stoppedSteps(post, now) };
    case "left_unconfirmed":
      return {
        status: "unconfirmed",
        failure: event.failure,
        nextAttemptAt: null,
        ...paused(post, "waiting", now),
      };
    case "link_looked_up":
      return {
        platformPostId: post.platformPostId ?? event.platformPostId,
        permalink: event.permalink,
        permalinkLooks: post.permalinkLooks + 1,
        nextAttemptAt: event.again,
      };
  }
}

function intended(publication: Publication, now: Date): Publication {
  return {
    ...publication,
    sentAt: now,
    firstSentAt: publication.firstSentAt ?? now,
    unclear: null,
    unclearFailure: null,
    quietSince: null,
    sends: publication.sends + 1,
  };
}

/** Meta proved that this send did nothing: no live post can come of it, and it does not count. */
function notSent(publication: Publication): Publication {
  return {
    ...publication,
    sends: publication.sentAt === null ? publication.sends : Math.max(0, publication.sends - 1),
    sentAt: null,
    firstUnclearAt: null,
    unclear: null,
    unclearFailure: null,
    quietSince: null,
  };
}

function marked(
  post: Post,
  states: Partial<Record<StepName, StepState>>,
  now: Date,
): { steps: readonly PostStep[] } {
  return {
    steps: post.steps.map((step) => {
      const state = states[step.name];
      return state === undefined || state === step.state ? step : { ...step, state, at: now };
    }),
  };
}

/** Marks the step that is under way (or comes next) as waiting or failed. */
function paused(post: Post, state: "waiting" | "failed", now: Date): { steps: readonly PostStep[] } {
  const current = post.steps.find((step) => step.state !== "done")?.name;
  return current === undefined ? { steps: post.steps } : marked(post, { [current]: state }, now);
}

function stoppedSteps(post: Post, now: Date): { steps: readonly PostStep[] } {
  return {
    steps: post.steps.map((step) => (step.state === "done" ? step : { ...step, state: "pending", at: now })),
  };
}
