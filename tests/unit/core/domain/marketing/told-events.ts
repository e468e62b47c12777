import fc from "fast-check";
import type { Post } from "@/core/domain/marketing/post";
import type { EventType, PostEvent } from "@/core/domain/marketing/post-events";
import { UNCLEAR_ANSWERS } from "@/core/domain/marketing/publication";
import { aFailure } from "@/tests/builders/a-post";

export const START = new Date("2026-11-24T09:00:00.000Z");
export const later = (ms: number): Date => new Date(START.getTime() + ms);
export const DAY = 86_400_000;

/** One of each; the record does not compile while one is missing. */
const TYPES: Record<EventType, true> = {
  edited: true,
  sent_out: true,
  cancelled: true,
  retried: true,
  confirmed_live: true,
  confirmed_not_live: true,
  prepare_started: true,
  children_created: true,
  container_created: true,
  look_again: true,
  send_intended: true,
  send_refused_as_early: true,
  answer_unclear: true,
  nothing_seen: true,
  went_live: true,
  container_lost: true,
  child_lost: true,
  recheck_passed: true,
  wait: true,
  reconnect_needed: true,
  failed: true,
  left_unconfirmed: true,
  link_looked_up: true,
  comment_intended: true,
  comment_posted: true,
  comment_unclear: true,
  comment_unseen: true,
  comment_waits: true,
  comment_failed: true,
  metrics_round_done: true,
  missed_there: true,
  found_there: true,
};
export const EVENT_TYPES = Object.keys(TYPES) as EventType[];

/** Everything that any event may tell. */
export interface Told {
  readonly at: Date;
  readonly maybeAt: Date | null;
  readonly isTrue: boolean;
  readonly answer: (typeof UNCLEAR_ANSWERS)[number];
  readonly items: readonly boolean[];
  readonly index: number;
  readonly platformPostId: string | null;
  readonly permalink: string | null;
}

/** Any time at all, before and after. */
const aTime = fc.integer({ min: -2 * DAY, max: 40 * DAY }).map(later);

export const aTold: fc.Arbitrary<Told> = fc.record({
  at: aTime,
  maybeAt: fc.option(aTime),
  isTrue: fc.boolean(),
  answer: fc.constantFrom(...UNCLEAR_ANSWERS),
  items: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  index: fc.nat(2),
  platformPostId: fc.constantFrom(null, "17990", "17991"),
  permalink: fc.constantFrom(null, "https://www.instagram.com/p/D/"),
});

const failure = aFailure();
const DEAD = aFailure({ code: "reconnect_required" });

/** The event of this type that tells `told`, made for this post as the use cases make it. */
export function eventOf(type: EventType, told: Told, post: Post, number = 1): PostEvent {
  const { at, maybeAt, isTrue, platformPostId, permalink } = told;
  switch (type) {
    case "edited":
      // A draft stays one until it is sent out.
      return {
        type,
        channelId: isTrue ? post.channelId : "17841400000000002",
        content: { ...contentOf(post), caption: `Words ${number}` },
        scheduledAt: maybeAt,
        isDraft: isTrue || post.status === "draft",
      };
    case "sent_out":
      return { type, scheduledAt: maybeAt };
    case "confirmed_live":
    case "went_live":
      return { type, platformPostId, permalink };
    case "link_looked_up":
      return { type, platformPostId, permalink, again: maybeAt };
    case "children_created":
      return {
        type,
        containerIds: post.media.map((_, item) => (told.items[item] ? `${number}-${item}` : null)),
      };
    case "container_created":
      return { type, containerId: `${number}` };
    case "look_again":
      return { type, at, readyChildren: readyOf(post, told.items) };
    case "send_refused_as_early":
    case "comment_unseen":
      return { type, at };
    case "answer_unclear":
      return { type, at, answer: told.answer, failure };
    case "nothing_seen":
      return { type, at, quiet: isTrue ? "finished" : null };
    case "child_lost":
      return { type, index: told.index };
    case "recheck_passed":
      return { type, isContainerGood: isTrue && post.publication.containerId !== null };
    case "wait":
      return { type, until: at, failure };
    case "reconnect_needed":
      return { type, failure: DEAD, sendRefused: isTrue };
    case "failed":
    case "left_unconfirmed":
    case "comment_failed":
      return { type, failure };
    case "comment_posted":
      return { type, commentId: `${number}` };
    case "comment_unclear":
      return { type, failure, at };
    case "comment_waits":
      return { type, failure, until: maybeAt };
    case "metrics_round_done":
      return { type, again: maybeAt };
    default:
      return { type };
  }
}

function contentOf({ kind, caption, media, collaborators, locationId, shareToFeed, firstComment }: Post) {
  return { kind, caption, media, collaborators, locationId, shareToFeed, firstComment };
}

function readyOf({ publication }: Post, items: readonly boolean[]): number[] {
  return publication.children.flatMap(({ containerId }, index) =>
    containerId !== null && items[index] ? [index] : [],
  );
}
