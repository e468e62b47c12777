import type { Publication, QuietRead } from "@/core/domain/marketing/publication";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A send follows its stored intent within this time, or not at all: the intent's time stands for the send's. */
export const SEND_WITHIN_MS = 5 * SECOND;
/**
 * Request timeout plus Meta's read lag: only a minute after the send may "nothing there" be believed
 * (contract.md §6). It is counted from the intent, so the way from there to the send comes on top.
 */
export const QUIET_PERIOD_MS = MINUTE + SEND_WITHIN_MS;
/** Without any sign for this long after the first unclear answer, a person decides (contract.md §6 rule 2). */
export const UNCLEAR_LIMIT_MS = 10 * MINUTE;
/** The same while Meta refuses to be asked and says for how long. */
const THROTTLED_LIMIT_MS = 24 * 60 * MINUTE;
/** How often one container may be sent; each further send needs its own proof that the last did nothing. */
export const MAX_SENDS = 4;
/** New containers after a send; a file that fails this often will fail again. */
export const MAX_REBUILDS = 2;

/** What can be seen at Meta after an unclear answer. */
export interface Evidence {
  readonly container:
    | "in_progress"
    | "finished"
    | "published"
    | "expired"
    | "error"
    | "unknown"
    | "unreadable";
  /** The one list entry that can only be this post; null: none; undefined: the list could not be read. */
  readonly match: { readonly mediaId: string; readonly permalink: string | null } | null | undefined;
  /** How long Meta asked us to wait when it refused a read for a limit; 0: it did not. */
  readonly retryAfterMs: number;
}

export type Verdict =
  | { readonly kind: "published"; readonly mediaId: string | null; readonly permalink: string | null }
  | { readonly kind: "send_again" }
  | { readonly kind: "failed"; readonly pauseAccount: boolean }
  | { readonly kind: "new_container" }
  | { readonly kind: "look_again"; readonly quiet: QuietRead | null; readonly afterMs: number }
  | { readonly kind: "unconfirmed" };

/** Whether what was sent must have arrived and show by now. */
export function isSettled({ sentAt, firstSentAt }: Publication, now: Date): boolean {
  const since = sentAt ?? firstSentAt;
  return since !== null && now.getTime() - since.getTime() >= QUIET_PERIOD_MS;
}

/** contract.md §6 rule 2, row by row. Call only for a publication whose intent is stored. */
export function judge(publication: Publication, evidence: Evidence, now: Date): Verdict {
  const sinceSend = publication.sentAt === null ? 0 : now.getTime() - publication.sentAt.getTime();
  const settled = sinceSend >= QUIET_PERIOD_MS;
  if (evidence.match) return liveAs(evidence.match);
  if (evidence.container === "published") {
    // The list lags behind the container: the true id is worth a short wait.
    return settled
      ? { kind: "published", mediaId: null, permalink: null }
      : lookAgain(null, sinceSend, evidence);
  }
  if (evidence.match === undefined)
    return lateOr(publication, evidence, now, lookAgain(null, sinceSend, evidence));
  const quiet = quietReadIn(publication, evidence);
  const isSecond = quiet !== null && isLike(publication, quiet);
  const proven = isSecond && settled && publication.quietSince !== null && publication.quietSince < now;
  if (proven && quiet === "unknown") return orGiveUp(publication, { kind: "new_container" });
  if (proven) return afterProof(publication, { kind: "send_again" });
  if (settled && (evidence.container === "error" || evidence.container === "expired")) {
    return afterProof(publication, { kind: "new_container" });
  }
  // A first quiet read is half a proof: the second one decides, however late it is by then.
  const isHalfProof = quiet !== null && (isSecond || publication.quietSince === null);
  const again = lookAgain(quiet, sinceSend, evidence);
  return isHalfProof ? again : lateOr(publication, evidence, now, again);
}

export type SecondLook =
  | { readonly kind: "published"; readonly mediaId: string | null; readonly permalink: string | null }
  | { readonly kind: "go_on"; readonly isContainerGood: boolean }
  | { readonly kind: "cannot_tell" };

/**
 * The look before a post goes out again because a person said that it is not live, or retried one that was
 * proven not live. A container that says FINISHED was not used: it goes again, for it is Meta's own fence.
 */
export function judgeAgain(evidence: Evidence, askedForAt: Date, now: Date): SecondLook {
  const { container, match } = evidence;
  if (match) return liveAs(match);
  if (container === "published") return { kind: "published", mediaId: null, permalink: null };
  if (match === undefined) {
    // A list that shows several look-alikes never tells: then the container's word and the person's are enough.
    const isPatienceOver = now.getTime() - askedForAt.getTime() >= UNCLEAR_LIMIT_MS;
    return container === "finished" && isPatienceOver
      ? { kind: "go_on", isContainerGood: true }
      : { kind: "cannot_tell" };
  }
  if (container === "unreadable" || container === "in_progress") return { kind: "cannot_tell" };
  return { kind: "go_on", isContainerGood: container === "finished" };
}

function liveAs({ mediaId, permalink }: NonNullable<Evidence["match"]>) {
  return { kind: "published", mediaId, permalink } as const;
}

function quietReadIn(publication: Publication, { container }: Evidence): QuietRead | null {
  if (container === "finished") return "finished";
  return container === "unknown" && publication.unclear === "unknown_creation" ? "unknown" : null;
}

/** Only two reads that say the same are proof. */
function isLike({ quietRead }: Publication, read: QuietRead): boolean {
  return (quietRead ?? read) === read;
}

function afterProof(publication: Publication, verdict: Verdict): Verdict {
  if (publication.unclear === "action_blocked") return { kind: "failed", pauseAccount: true };
  if (publication.unclear === "permanent") return { kind: "failed", pauseAccount: false };
  return orGiveUp(publication, verdict);
}

function orGiveUp(publication: Publication, verdict: Verdict): Verdict {
  const usedUp = publication.sends >= MAX_SENDS || publication.rebuilds >= MAX_REBUILDS;
  return usedUp ? { kind: "failed", pauseAccount: false } : verdict;
}

/** While Meta names a time when it can be asked again, nobody else has to decide, for a day at most (rule 5). */
function lateOr(publication: Publication, { retryAfterMs }: Evidence, now: Date, verdict: Verdict): Verdict {
  const { firstUnclearAt } = publication;
  const limit = retryAfterMs > 0 ? THROTTLED_LIMIT_MS : UNCLEAR_LIMIT_MS;
  const late = firstUnclearAt !== null && now.getTime() - firstUnclearAt.getTime() >= limit;
  return late ? { kind: "unconfirmed" } : verdict;
}

/** Soon at first, when a success shows itself; then at the end of the quiet period; then twice a minute. */
function lookAgain(quiet: QuietRead | null, sinceSendMs: number, { retryAfterMs }: Evidence): Verdict {
  const untilSettled = QUIET_PERIOD_MS - sinceSendMs;
  const afterMs =
    untilSettled > 0 ? Math.min(Math.max(sinceSendMs * 0.5, SECOND), 15 * SECOND, untilSettled) : 15 * SECOND;
  const asked = Math.min(retryAfterMs, THROTTLED_LIMIT_MS);
  return { kind: "look_again", quiet, afterMs: Math.max(afterMs, asked, SECOND) };
}
