import type { Post, PostStatus } from "@/core/domain/marketing/post";
import type { PostContent } from "@/core/domain/marketing/post-content";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import { isMade, type QuietRead, type UnclearAnswer } from "@/core/domain/marketing/publication";

/** What a person does to a post. */
export type PersonEvent =
  | {
      readonly type: "edited";
      readonly channelId: string;
      readonly content: PostContent;
      readonly scheduledAt: Date | null;
      /** True keeps a draft, or turns a scheduled post back into one. */
      readonly isDraft: boolean;
    }
  /** At its time, where `scheduledAt` is set; else now. `media`: in the shapes that go out, where these are others. */
  | {
      readonly type: "sent_out";
      readonly media?: PostContent["media"];
      readonly scheduledAt: Date | null;
    }
  | { readonly type: "cancelled" }
  | { readonly type: "retried" }
  | {
      readonly type: "confirmed_live";
      readonly platformPostId: string | null;
      readonly permalink: string | null;
    }
  | { readonly type: "confirmed_not_live" };

/** What a worker does with a post on its way (docs/publishing.md draws it). */
export type WorkerEvent =
  | { readonly type: "prepare_started" }
  /** By item of a carousel; null where none was made this time. */
  | { readonly type: "children_created"; readonly containerIds: readonly (string | null)[] }
  | { readonly type: "container_created"; readonly containerId: string }
  | { readonly type: "look_again"; readonly at: Date; readonly readyChildren: readonly number[] }
  /** Stored before `media_publish` is sent: the intent, and how far Meta's clock is ahead, where that is known. */
  | { readonly type: "send_intended"; readonly clockAheadMs?: number | null }
  | { readonly type: "send_refused_as_early"; readonly at: Date }
  | {
      readonly type: "answer_unclear";
      readonly answer: UnclearAnswer;
      readonly failure: PostFailure;
      readonly at: Date;
    }
  /** A read after the send showed nothing live; a second such read, a quiet period later, is proof. */
  | { readonly type: "nothing_seen"; readonly quiet: QuietRead | null; readonly at: Date }
  | { readonly type: "went_live"; readonly platformPostId: string | null; readonly permalink: string | null }
  /** At once, or after a pause where Meta itself had stumbled. */
  | { readonly type: "container_lost"; readonly at?: Date }
  | { readonly type: "child_lost"; readonly index: number }
  /** A post that a person sent on its way again is not live: its container may still be used, or not. */
  | { readonly type: "recheck_passed"; readonly isContainerGood: boolean }
  /** From `publishing` only when Meta proved that the send did nothing. */
  | {
      readonly type: "wait";
      readonly until: Date;
      readonly failure: PostFailure;
      /** One of the few quick tries of a container. */
      readonly isQuick?: boolean;
      /** Something went wrong; a wait that Meta asks for is none. */
      readonly isTrouble?: boolean;
    }
  | {
      readonly type: "reconnect_needed";
      readonly failure: PostFailure;
      readonly sendRefused: boolean;
      /** When to see by itself whether it can go on; left out: only connecting anew lets it. */
      readonly again?: Date;
    }
  | { readonly type: "failed"; readonly failure: PostFailure }
  | { readonly type: "left_unconfirmed"; readonly failure: PostFailure };

/** What happens to a post that is live; none of it can change that it is. */
export type UpkeepEvent =
  | {
      readonly type: "link_looked_up";
      readonly platformPostId: string | null;
      readonly permalink: string | null;
      readonly again: Date | null;
    }
  /** Stored before the comment is sent: the intent. */
  | { readonly type: "comment_intended" }
  | { readonly type: "comment_posted"; readonly commentId: string }
  | { readonly type: "comment_unclear"; readonly failure: PostFailure; readonly at: Date }
  | { readonly type: "comment_unseen"; readonly at: Date }
  /** Meta proved that nothing was posted, or nothing was sent. */
  | { readonly type: "comment_waits"; readonly failure: PostFailure; readonly until: Date | null }
  | { readonly type: "comment_failed"; readonly failure: PostFailure }
  | { readonly type: "metrics_round_done"; readonly again: Date | null }
  /** The platform does not know it and does not list it; a second look, a while later, is proof that it is gone. */
  | { readonly type: "missed_there" }
  | { readonly type: "found_there" };

export type PostEvent = PersonEvent | WorkerEvent | UpkeepEvent;
export type EventType = PostEvent["type"];

const BEFORE_SENDING: readonly PostStatus[] = ["queued", "preparing", "processing"];
const ON_ITS_WAY: readonly PostStatus[] = ["scheduled", ...BEFORE_SENDING, "publishing"];

/** In which statuses an event may happen; anything else is a bug or a race, and is refused. */
const ALLOWED: Record<EventType, readonly PostStatus[]> = {
  edited: ["draft", "scheduled"],
  sent_out: ["draft", "scheduled"],
  cancelled: ["draft", "scheduled", ...BEFORE_SENDING],
  retried: ["failed"],
  confirmed_live: ["unconfirmed"],
  confirmed_not_live: ["unconfirmed"],
  prepare_started: ["scheduled", "queued", "preparing"],
  children_created: ["preparing"],
  container_created: BEFORE_SENDING,
  look_again: ["processing", "queued", "publishing"],
  send_intended: ["queued", "processing", "publishing"],
  send_refused_as_early: ["publishing"],
  answer_unclear: ["publishing"],
  nothing_seen: ["publishing"],
  went_live: ["queued", "processing", "publishing"],
  container_lost: [...BEFORE_SENDING, "publishing"],
  child_lost: BEFORE_SENDING,
  recheck_passed: ["queued"],
  wait: ON_ITS_WAY,
  reconnect_needed: ON_ITS_WAY,
  failed: ON_ITS_WAY,
  left_unconfirmed: ["queued", "publishing"],
  link_looked_up: ["published"],
  comment_intended: ["published"],
  comment_posted: ["published"],
  comment_unclear: ["published"],
  comment_unseen: ["published"],
  comment_waits: ["published"],
  comment_failed: ["published"],
  metrics_round_done: ["published"],
  missed_there: ["published"],
  found_there: ["published"],
};

const made = (post: Post): boolean => isMade(post.publication);
const sendable = ({ publication }: Post): boolean =>
  publication.containerId !== null && !publication.isRecheckDue;
const sent = ({ publication }: Post): boolean => publication.sentAt !== null;
const toRecheck = ({ publication }: Post): boolean => publication.isRecheckDue;
const settled = (post: Post): boolean => !toRecheck(post);
const isThere = ({ upkeep }: Post): boolean => upkeep.goneAt === null;
const commentOpen = ({ upkeep }: Post): boolean => upkeep.comment?.state === "pending";
const commentSent = (post: Post): boolean => commentOpen(post) && post.upkeep.comment?.sentAt !== null;

/** What a status alone does not tell: a container to look at, a send that can have an answer. */
const NEEDS: Partial<Record<EventType, (post: Post) => boolean>> = {
  prepare_started: (post) => settled(post) && !made(post),
  container_created: settled,
  child_lost: (post) => post.publication.containerId === null,
  left_unconfirmed: (post) => post.publication.firstSentAt !== null,
  // `failed` means proven not live, and before the recheck nobody knows.
  failed: settled,
  look_again: made,
  send_intended: sendable,
  send_refused_as_early: sent,
  answer_unclear: sent,
  nothing_seen: sent,
  recheck_passed: toRecheck,
  comment_intended: commentOpen,
  comment_posted: commentSent,
  comment_unclear: commentSent,
  comment_unseen: commentSent,
  comment_waits: commentOpen,
  comment_failed: commentOpen,
  link_looked_up: isThere,
  metrics_round_done: isThere,
  missed_there: isThere,
  found_there: isThere,
};

/** Whether this can happen to this post at all. */
export function isPossible(post: Post, type: EventType): boolean {
  return ALLOWED[type].includes(post.status) && (NEEDS[type]?.(post) ?? true);
}
