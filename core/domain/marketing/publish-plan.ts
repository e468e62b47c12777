import type { AppError, AppErrorCode, Remedy } from "@/core/domain/errors";
import type { PostFailure, Publication } from "@/core/domain/marketing/post";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** First looks at a fresh container; images are mostly ready at once (graph-api.md §3.3). */
const FIRST_LOOKS_MS = [0, 250, 500, 1000, 1500, 2000, 3000];

/** When to look next at a container that has existed for `elapsedMs` and was looked at `looks` times. */
export function nextLookDelay(looks: number, elapsedMs: number): number {
  const first = FIRST_LOOKS_MS[looks];
  if (first !== undefined) return Math.max(0, first - elapsedMs);
  return clamp(elapsedMs * 0.15, SECOND, 30 * SECOND);
}

/** Waits of a post that failed `retries` times in a row (contract.md §6 rule 5): with jitter of ±20 %. */
export function retryDelay(retries: number, fraction: number): number {
  const plain = Math.min(15 * SECOND * 2 ** Math.min(retries, 10), 15 * MINUTE);
  return Math.round(Math.min(plain * (0.8 + fraction * 0.4), 15 * MINUTE));
}

/** A flaky download or a hiccup: a few quick tries, then a person has to look (graph-api.md §5.6, 9004). */
export const BRIEF_RETRIES_MS = [2 * SECOND, 6 * SECOND, 15 * SECOND];

/** A send follows its stored intent within this time, or not at all: the intent's time stands for the send's. */
export const SEND_WITHIN_MS = 5 * SECOND;
/**
 * Request timeout plus Meta's read lag: only a minute after the send may "nothing there" be believed
 * (contract.md §6). It is counted from the intent, so the way from there to the send comes on top.
 */
export const QUIET_PERIOD_MS = MINUTE + SEND_WITHIN_MS;
export const UNCLEAR_LIMIT_MS = 10 * MINUTE;
/** How often one container may be sent; each further send needs its own proof that the last did nothing. */
export const MAX_SENDS = 4;
/** New containers for one post; a file that fails this often will fail again. */
export const MAX_REBUILDS = 2;
/** Where Meta does not know a fresh container, publishing is tried once this long after (graph-api.md §3.3). */
export const UNKNOWN_CONTAINER_GRACE_MS = MINUTE;
/** A container lives 24 h (graph-api.md §3.3); one that is never ready is given up with it. */
export const CONTAINER_LIFE_MS = 24 * 60 * MINUTE;
/** After an action block the account rests (graph-api.md §5.4). */
export const ACTION_BLOCK_PAUSE_MS = 24 * 60 * MINUTE;
/** A post that could not be sent for this long after its time is not sent by surprise (contract.md §6 rule 4). */
export const MISSED_AFTER_MS = 24 * 60 * MINUTE;
/** However long the platform asks us to wait, we look again after this (contract.md §6 rule 6). */
export const LONGEST_WAIT_MS = 24 * 60 * MINUTE;
const PERMALINK_LOOKS_MS = [SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE];

/** When to ask again for a permalink that was not there; null when it is time to stop asking. */
export function nextPermalinkDelay(looks: number): number | null {
  return PERMALINK_LOOKS_MS[looks] ?? null;
}

/** What helps after an error that says nothing more precise itself. */
export const REMEDY: Record<AppErrorCode, Remedy> = {
  invalid_request: "stop",
  not_authenticated: "stop",
  cross_origin: "stop",
  not_found: "stop",
  payload_too_large: "stop",
  unsupported_media_type: "stop",
  connection_expired: "stop",
  not_connected: "stop",
  reconnect_required: "reconnect",
  missing_permission: "stop",
  conflict: "stop",
  media_rejected: "stop",
  quota_exhausted: "wait",
  missed_schedule: "stop",
  account_restricted: "stop",
  rate_limited: "wait",
  not_configured: "retry",
  platform_unavailable: "retry",
  internal: "retry",
  access_denied: "stop",
  missing_code: "stop",
  invalid_state: "stop",
  token_exchange_failed: "stop",
  no_pages: "stop",
  no_instagram_accounts: "stop",
  callback_failed: "stop",
};

export function remedyFor(error: AppError): Remedy {
  return error.details.remedy ?? REMEDY[error.code];
}

/** What of an error is kept with the post: codes only, never a text. */
export function failureFrom(error: AppError): PostFailure {
  return {
    code: error.code,
    reason: error.details.reason ?? null,
    scopes: [...(error.details.scopes ?? [])],
    retryable: error.code !== "media_rejected" && error.code !== "invalid_request",
  };
}

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
}

export type Verdict =
  | { readonly kind: "published"; readonly mediaId: string | null; readonly permalink: string | null }
  | { readonly kind: "send_again" }
  | { readonly kind: "failed"; readonly pauseAccount: boolean }
  | { readonly kind: "new_container" }
  | { readonly kind: "look_again"; readonly quiet: boolean; readonly afterMs: number }
  | { readonly kind: "unconfirmed" };

/** contract.md §6 rule 2, row by row. Call only for a publication whose intent is stored. */
export function judge(publication: Publication, evidence: Evidence, now: Date): Verdict {
  const sinceSend = publication.sentAt === null ? 0 : now.getTime() - publication.sentAt.getTime();
  const settled = sinceSend >= QUIET_PERIOD_MS;
  if (evidence.match) return { kind: "published", ...evidence.match };
  if (evidence.container === "published") {
    // The list lags behind the container: the true id is worth a short wait.
    return settled ? { kind: "published", mediaId: null, permalink: null } : lookAgain(false, sinceSend);
  }
  if (evidence.match === undefined) return lateOr(publication, now, lookAgain(false, sinceSend));
  const quiet = isQuiet(publication, evidence);
  const proven = quiet && settled && publication.quietSince !== null && publication.quietSince < now;
  if (proven && evidence.container === "unknown") return orGiveUp(publication, { kind: "new_container" });
  if (proven) return afterProof(publication, { kind: "send_again" });
  if (settled && (evidence.container === "error" || evidence.container === "expired")) {
    return afterProof(publication, { kind: "new_container" });
  }
  // A first quiet read is half a proof: the second one decides, however late it is by then.
  return quiet ? lookAgain(true, sinceSend) : lateOr(publication, now, lookAgain(false, sinceSend));
}

/** Reads that say "this was not published", if the second comes late enough. */
function isQuiet(publication: Publication, { container }: Evidence): boolean {
  return container === "finished" || (container === "unknown" && publication.unclear === "unknown_creation");
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

function lateOr(publication: Publication, now: Date, verdict: Verdict): Verdict {
  const { firstUnclearAt } = publication;
  const late = firstUnclearAt !== null && now.getTime() - firstUnclearAt.getTime() >= UNCLEAR_LIMIT_MS;
  return late ? { kind: "unconfirmed" } : verdict;
}

/** Soon at first, when a success shows itself; then at the end of the quiet period; then twice a minute. */
function lookAgain(quiet: boolean, sinceSendMs: number): Verdict {
  const untilSettled = QUIET_PERIOD_MS - sinceSendMs;
  const afterMs =
    untilSettled > 0 ? Math.min(clamp(sinceSendMs * 0.5, SECOND, 15 * SECOND), untilSettled) : 15 * SECOND;
  return { kind: "look_again", quiet, afterMs: Math.max(afterMs, SECOND) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
