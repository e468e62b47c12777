/**
 * Every way in which the module says no. contract.md §4 fixes the codes that travel over HTTP and in
 * redirects; tables keyed by this union (status, sentence, retry) do not compile while a row is missing.
 */
export const APP_ERROR_CODES = [
  "invalid_request",
  "not_authenticated",
  "cross_origin",
  "not_found",
  "payload_too_large",
  "unsupported_media_type",
  "connection_expired",
  "not_connected",
  "reconnect_required",
  "missing_permission",
  "conflict",
  "media_rejected",
  "quota_exhausted",
  "missed_schedule",
  "account_restricted",
  "rate_limited",
  "not_configured",
  "platform_unavailable",
  "unavailable",
  "storage_exhausted",
  "internal",
  "access_denied",
  "missing_code",
  "invalid_state",
  "token_exchange_failed",
  "no_pages",
  "no_instagram_accounts",
  "callback_failed",
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** One thing that is wrong with one field; `path` as in `media.0.url`, `limit` what would be allowed. */
export interface FieldIssue {
  readonly path: string;
  readonly message: string;
  readonly rule?: string;
  readonly limit?: number | string;
}

export interface AppErrorDetails {
  readonly issues?: readonly FieldIssue[];
  /** How long to wait before the same call may succeed. */
  readonly retryAfterSeconds?: number;
  /** The scopes that were not granted, as Meta spells them. */
  readonly scopes?: readonly string[];
  /** The scopes that are left, where the platform has just shown that some are not granted any more. */
  readonly grantedScopes?: readonly string[];
  /** Narrows a code to one sentence, for example which rule of the platform the media broke. */
  readonly reason?: FailureReason;
  /** What helps, where the platform's code says more than our own does. */
  readonly remedy?: Remedy;
  readonly platform?: PlatformNumbers;
  /** Which numbers of a post may still be asked for, as the platform spells them and as its refusal told. */
  readonly allowedMetrics?: readonly string[];
  readonly cause?: unknown;
}

/** All that is kept of a platform's error answer: never its text. Null where it said nothing. */
export interface PlatformNumbers {
  readonly status: number | null;
  readonly code: number | null;
  readonly subcode: number | null;
  readonly traceId: string | null;
  /** The platform itself said that it may pass; left out where it did not. */
  readonly isTransient?: true;
  /** What was asked about; left out where only numbers were at hand. */
  readonly about?: PlatformObject;
}

/** What an id of the platform's names, as the adapter that asked knows it. */
export type PlatformObject = "app" | "person" | "portfolio" | "page" | "account" | "container" | "media";

/**
 * What to do after a failure of the platform: try again with growing waits; a few times only; a few times and
 * then with a new container; look soon whether it is ready by now; wait as long as the platform says; make a
 * new container; have a person reconnect; rest the account for a day; stop.
 */
export type Remedy =
  | "retry"
  | "retry_briefly"
  | "retry_then_rebuild"
  | "look_again"
  | "wait"
  | "rebuild"
  | "reconnect"
  | "pause_account"
  | "stop";

/** Why the platform or we refused; each has a sentence for the person beside the code's own. */
export const FAILURE_REASONS = [
  "token_expired",
  "token_invalid",
  "app_removed",
  "checkpoint",
  "password_changed",
  "session_invalidated",
  "page_role_lost",
  "page_lost",
  "account_lost",
  "account_unlinked",
  "account_relinked",
  "unconfirmed_account",
  "key_lost",
  "connection_unreadable",
  "image_too_large",
  "image_format",
  "image_ratio",
  "caption_too_long",
  "video_format",
  "media_unreachable",
  "media_processing",
  "action_blocked",
  "account_inactive",
  "policy_block",
  "rejected_by_platform",
  "wrong_app_credentials",
  "post_not_published",
  "post_id_unknown",
  "post_unreadable",
  "post_not_shown",
  "post_gone",
  "idempotency_key_reused",
  "heic_image",
  "thumb_offset",
  "too_many_tags",
  "tagged_account",
  "location_unknown",
  "duplicate_post",
  "stale_revision",
  "already_sent_out",
  "too_late_to_cancel",
  "not_failed",
  "not_unconfirmed",
  "delete_while_running",
  "delete_in_app",
  "delete_not_asked",
  "permission_not_asked",
  "upload_in_use",
  "upload_offset",
  "tus_version",
] as const;

export type FailureReason = (typeof FAILURE_REASONS)[number];

const BRAND = Symbol.for("crm-instagram.app-error");

/**
 * The only error that is thrown on purpose. `message` is for the log and holds no secret, no caption and
 * nothing that Meta wrote; people read the sentence of `code` and `details.reason` instead.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly [BRAND] = true;

  /** By brand, not by class: routes, pages and the worker are bundled apart, each with a copy of this class. */
  static override [Symbol.hasInstance](candidate: unknown): boolean {
    return typeof candidate === "object" && candidate !== null && BRAND in candidate;
  }

  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly details: AppErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
  }
}
