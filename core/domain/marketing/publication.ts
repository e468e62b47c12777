import type { PostFailure } from "@/core/domain/marketing/post-failure";

/**
 * What Meta's answer to `media_publish` proved. `unclear` covers an error, silence and an answer without
 * an id: each may hide a success. `permanent` remembers that the unclear answer carried a code after which
 * the same container is never sent again; `unknown_creation` that Meta did not know the creation id.
 */
export const UNCLEAR_ANSWERS = ["transient", "permanent", "action_blocked", "unknown_creation"] as const;
export type UnclearAnswer = (typeof UNCLEAR_ANSWERS)[number];

/** Reads that say "this was not published", if a second one like it comes late enough. */
export type QuietRead = "finished" | "unknown";

/** The container of one item of a carousel; null until it is made. */
export interface ChildContainer {
  readonly containerId: string | null;
  readonly isReady: boolean;
  /** How often it was made anew because it had failed. */
  readonly rebuilds: number;
}

/** The container at Meta and everything we know of the attempt to publish it. */
export interface Publication {
  /** One per item of a carousel, in order; empty for everything else. */
  readonly children: readonly ChildContainer[];
  /** The creation id: our fencing token at Meta, one use each (contract.md §6 rule 2). */
  readonly containerId: string | null;
  /** When the newest container was made, a child's included: what is looked at is this old. */
  readonly containerCreatedAt: Date | null;
  /** How often containers have been looked at since the newest was made. */
  readonly looks: number;
  /** Intent: stored before `media_publish` is sent. Null again only when Meta proved the refusal. */
  readonly sentAt: Date | null;
  /** The first send of this post, whichever container it was: a live post is newer than this. */
  readonly firstSentAt: Date | null;
  /** How far Meta's clock was ahead of the sender's at the first send; null: unknown. */
  readonly clockAheadMs: number | null;
  readonly firstUnclearAt: Date | null;
  readonly unclear: UnclearAnswer | null;
  /** The failure to report should the post turn out not to be live. */
  readonly unclearFailure: PostFailure | null;
  /** First read since the last send that said FINISHED (or, for `unknown_creation`, nothing). */
  readonly quietSince: Date | null;
  /** What that read said: only two reads alike are proof. Null for publications stored before it was kept. */
  readonly quietRead: QuietRead | null;
  /** Quick tries used up on this container (a flaky download); waits for limits do not count. */
  readonly quickRetries: number;
  /** New containers made because an earlier one expired or failed, counted anew from the first send on. */
  readonly rebuilds: number;
  readonly sends: number;
  /** A person asked for it again after a send: Meta is asked once more before anything is made or sent. */
  readonly isRecheckDue: boolean;
}

export const NO_PUBLICATION: Publication = {
  children: [],
  containerId: null,
  containerCreatedAt: null,
  looks: 0,
  sentAt: null,
  firstSentAt: null,
  clockAheadMs: null,
  firstUnclearAt: null,
  unclear: null,
  unclearFailure: null,
  quietSince: null,
  quietRead: null,
  quickRetries: 0,
  rebuilds: 0,
  sends: 0,
  isRecheckDue: false,
};

/** The send that is about to happen; what an earlier one left unclear is settled by now. */
export function intended(
  publication: Publication,
  now: Date,
  clockAheadMs: number | null = null,
): Publication {
  const isFirst = publication.firstSentAt === null;
  return {
    ...publication,
    sentAt: now,
    firstSentAt: publication.firstSentAt ?? now,
    clockAheadMs: isFirst ? clockAheadMs : publication.clockAheadMs,
    unclear: null,
    unclearFailure: null,
    quietSince: null,
    quietRead: null,
    rebuilds: isFirst ? 0 : publication.rebuilds,
    sends: publication.sends + 1,
  };
}

/** Meta proved that this send did nothing: no live post can come of it, and it does not count. */
export function notSent(publication: Publication): Publication {
  return {
    ...publication,
    sends: publication.sentAt === null ? publication.sends : Math.max(0, publication.sends - 1),
    sentAt: null,
    firstUnclearAt: null,
    unclear: null,
    unclearFailure: null,
    quietSince: null,
    quietRead: null,
  };
}

/** A read that showed nothing live; one that says something else than the last begins a new proof. */
export function afterQuietRead(publication: Publication, read: QuietRead | null, now: Date): Publication {
  if (read === null) return { ...publication, quietSince: null, quietRead: null };
  const isAlike = publication.quietSince !== null && (publication.quietRead ?? read) === read;
  return { ...publication, quietSince: isAlike ? publication.quietSince : now, quietRead: read };
}

/** Everything made so far is given up. The time of the first send stays: a late success must still be known. */
export function givenUp(publication: Publication): Publication {
  const { rebuilds, firstSentAt, clockAheadMs } = publication;
  return { ...NO_PUBLICATION, rebuilds: rebuilds + 1, firstSentAt, clockAheadMs };
}

/** The children after `containerIds` were made for some of them; null where nothing new was made. */
export function withChildren(
  publication: Publication,
  containerIds: readonly (string | null)[],
  now: Date,
): Publication {
  const children = containerIds.map((made, index): ChildContainer => {
    const before = publication.children[index] ?? { containerId: null, isReady: false, rebuilds: 0 };
    return made === null ? before : { ...before, containerId: made, isReady: false };
  });
  return { ...publication, children, containerCreatedAt: now, looks: 0 };
}

export function withReadyChildren(publication: Publication, ready: readonly number[]): Publication {
  const children = publication.children.map((child, index) =>
    ready.includes(index) ? { ...child, isReady: true } : child,
  );
  return { ...publication, children };
}

export function withoutChild(publication: Publication, lost: number): Publication {
  const children = publication.children.map((child, index) =>
    index === lost ? { containerId: null, isReady: false, rebuilds: child.rebuilds + 1 } : child,
  );
  return { ...publication, children, looks: 0 };
}

/** Whether there is a container (or all of a carousel's children) to look at. */
export function isMade({ containerId, children }: Publication): boolean {
  return (
    containerId !== null || (children.length > 0 && children.every((child) => child.containerId !== null))
  );
}
