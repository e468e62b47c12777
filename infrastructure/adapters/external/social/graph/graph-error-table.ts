import type { AppErrorCode, FailureReason, Remedy } from "@/core/domain/errors";
import type { UnclearAnswer } from "@/core/domain/marketing/post";

export interface GraphErrorMeaning {
  readonly code: AppErrorCode;
  readonly reason?: FailureReason;
  readonly remedy?: Remedy;
  /**
   * What the same numbers prove as an answer to `media_publish`: `refused` (nothing was published) or how
   * unclear it is. Left out: `transient`. contract.md §6 rule 2 names the few that may be believed.
   */
  readonly onPublish?: "refused" | "not_ready" | UnclearAnswer;
}

const dead = (reason: FailureReason): GraphErrorMeaning => ({
  code: "reconnect_required",
  reason,
  onPublish: "refused",
});
const rejected = (reason: FailureReason): GraphErrorMeaning => ({
  code: "media_rejected",
  reason,
  remedy: "stop",
  onPublish: "permanent",
});
const throttled: GraphErrorMeaning = { code: "rate_limited", remedy: "wait" };
const hiccup = (remedy: Remedy): GraphErrorMeaning => ({ code: "platform_unavailable", remedy });

/** graph-api.md §5.3 (token, permission), §5.4 (limits), §5.5 (transient), §5.6 (publishing), by code. */
const BY_CODE: Readonly<Record<number, GraphErrorMeaning>> = {
  1: hiccup("retry"),
  2: hiccup("retry"),
  [-1]: hiccup("retry"),
  [-2]: hiccup("retry_briefly"),
  4: throttled,
  17: throttled,
  32: throttled,
  341: throttled,
  613: throttled,
  80001: throttled,
  80002: throttled,
  80006: throttled,
  9: { code: "quota_exhausted", remedy: "wait", onPublish: "refused" },
  10: { code: "missing_permission", onPublish: "refused" },
  24: { ...hiccup("rebuild"), onPublish: "unknown_creation" },
  25: { code: "account_restricted", reason: "account_inactive", onPublish: "permanent" },
  101: { code: "not_configured", reason: "wrong_app_credentials" },
  104: { code: "not_configured", reason: "wrong_app_credentials" },
  102: dead("session_invalidated"),
  190: dead("token_invalid"),
  352: rejected("video_format"),
  368: { code: "account_restricted", reason: "policy_block", onPublish: "permanent" },
  483: dead("token_invalid"),
  // A duplicate may be our own post that went live unseen: only a look at the list can tell.
  506: { ...rejected("rejected_by_platform"), onPublish: "permanent" },
  803: { code: "not_found", onPublish: "permanent" },
  2500: dead("token_invalid"),
  9004: {
    code: "media_rejected",
    reason: "media_unreachable",
    remedy: "retry_briefly",
    onPublish: "permanent",
  },
  9007: { ...hiccup("retry"), onPublish: "not_ready" },
  36000: rejected("image_too_large"),
  36001: rejected("image_format"),
  36003: rejected("image_ratio"),
  36004: rejected("caption_too_long"),
  100: rejected("rejected_by_platform"),
};

/** Where the subcode says more than the code. Keys are `code/subcode`. */
const BY_SUBCODE: Readonly<Record<string, GraphErrorMeaning>> = {
  "100/33": { code: "not_found", remedy: "retry" },
  "190/452": dead("session_invalidated"),
  "190/458": dead("app_removed"),
  "190/459": dead("checkpoint"),
  "190/460": dead("password_changed"),
  "190/463": dead("token_expired"),
  "190/464": dead("unconfirmed_account"),
  "190/465": dead("unconfirmed_account"),
  "190/467": dead("session_invalidated"),
  "190/492": dead("page_role_lost"),
  "190/493": dead("token_expired"),
  "4/2207051": {
    code: "account_restricted",
    reason: "action_blocked",
    remedy: "pause_account",
    onPublish: "action_blocked",
  },
  "1/2207057": rejected("rejected_by_platform"),
  "-2/2207020": hiccup("rebuild"),
  "-1/2207032": hiccup("retry_briefly"),
  "-1/2207053": hiccup("retry_briefly"),
  "-1/2207073": rejected("rejected_by_platform"),
};

/** Numbers hidden in the `status` text of a failed container (graph-api.md §3.3, §5.6). */
const BY_CONTAINER_ERROR: Readonly<Record<number, GraphErrorMeaning>> = {
  2207001: hiccup("rebuild"),
  2207003: { code: "media_rejected", reason: "media_unreachable", remedy: "rebuild" },
  2207004: rejected("image_too_large"),
  2207005: rejected("image_format"),
  2207009: rejected("image_ratio"),
  2207010: rejected("caption_too_long"),
  2207026: rejected("video_format"),
  2207032: hiccup("rebuild"),
  2207050: { code: "account_restricted", reason: "account_inactive" },
  2207052: { code: "media_rejected", reason: "media_unreachable", remedy: "rebuild" },
  2207053: hiccup("rebuild"),
  2207076: { code: "media_rejected", reason: "media_processing", remedy: "rebuild" },
  2207077: { code: "media_rejected", reason: "media_processing", remedy: "rebuild" },
  2207081: rejected("rejected_by_platform"),
  2207082: { code: "media_rejected", reason: "media_processing", remedy: "rebuild" },
  2207085: { code: "media_rejected", reason: "media_processing", remedy: "rebuild" },
};

const UNKNOWN_CONTAINER_ERROR: GraphErrorMeaning = {
  code: "media_rejected",
  reason: "media_processing",
  remedy: "rebuild",
};

export interface GraphNumbers {
  readonly status: number;
  readonly code: number | null;
  readonly subcode: number | null;
  readonly isTransient: boolean;
}

/** What an error answer means; total: numbers that nobody has seen yet are judged by their kind. */
export function meaningOf({ status, code, subcode, isTransient }: GraphNumbers): GraphErrorMeaning {
  if (code === null) return status === 429 ? throttled : hiccup("retry");
  const precise = subcode === null ? undefined : BY_SUBCODE[`${code}/${subcode}`];
  if (precise) return precise;
  if (code >= 200 && code <= 299) return { code: "missing_permission", onPublish: "refused" };
  const known = BY_CODE[code];
  if (isTransient && code !== 190 && known?.remedy !== "wait") return hiccup("retry");
  return known ?? (status >= 500 ? hiccup("retry") : rejected("rejected_by_platform"));
}

export function meaningOfContainerError(subcode: number | null): GraphErrorMeaning {
  return subcode === null
    ? UNKNOWN_CONTAINER_ERROR
    : (BY_CONTAINER_ERROR[subcode] ?? UNKNOWN_CONTAINER_ERROR);
}
