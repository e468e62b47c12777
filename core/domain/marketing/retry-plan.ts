import type { AppError, AppErrorCode, Remedy } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Waits of a post that failed `retries` times in a row (contract.md §6 rule 5): with jitter of ±20 %. */
export function retryDelay(retries: number, fraction: number): number {
  const plain = Math.min(15 * SECOND * 2 ** Math.min(retries, 10), 15 * MINUTE);
  return Math.round(Math.min(plain * (0.8 + fraction * 0.4), 15 * MINUTE));
}

/** A connection that cannot be opened or read here may be well again with the next start of a process. */
export const UNUSABLE_CONNECTION_MS = 10 * MINUTE;

/** A flaky download or a hiccup: a few quick tries, then a person has to look (graph-api.md §5.6, 9004). */
export const BRIEF_RETRIES_MS: readonly number[] = [2 * SECOND, 6 * SECOND, 15 * SECOND];
/** A creation id that Meta does not know for now: twice in 30 s to 2 min, then a new one (graph-api.md §5.6, 24/2207008). */
export const UNKNOWN_ID_RETRIES_MS: readonly number[] = [30 * SECOND, 90 * SECOND];
/** Containers made anew because Meta could not process one; most such errors may pass once (graph-api.md §5.6). */
export const REBUILDS_AFTER_ERROR = 1;
/** The same where Meta itself stumbled (2207001, 2207032, 2207053; graph-api.md §5.5: 3 to 5 times). */
export const REBUILDS_AFTER_HICCUP = 3;
/** The same for containers that outlived their day. */
export const REBUILDS_AFTER_EXPIRY = 2;
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

/**
 * Whether the moment for this post has passed by more than a day while nobody could act: it waited for a
 * person to reconnect, or no worker took it at its time (contract.md §6 rule 4). Waits of Meta's never count.
 */
export function isMissed(post: Pick<Post, "wantedAt" | "failure" | "status">, now: Date): boolean {
  const nobodyActed = post.failure?.code === "reconnect_required" || post.status === "scheduled";
  return nobodyActed && isLongPast(post, now);
}

/**
 * A post for which nothing has worked for a day, or whose send could not be cleared up for a day, is given up;
 * waits that Meta asks for are no trouble.
 */
export function isHopeless(
  { troubledSince, publication }: Pick<Post, "troubledSince" | "publication">,
  now: Date,
): boolean {
  const since = publication.sentAt === null ? troubledSince : publication.firstUnclearAt;
  return since !== null && now.getTime() - since.getTime() > MISSED_AFTER_MS;
}

export function isLongPast({ wantedAt }: Pick<Post, "wantedAt">, now: Date): boolean {
  return now.getTime() - wantedAt.getTime() > MISSED_AFTER_MS;
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
  unavailable: "retry",
  storage_exhausted: "stop",
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
