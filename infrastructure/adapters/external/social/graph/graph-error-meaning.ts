import type { AppErrorCode, FailureReason, Remedy } from "@/core/domain/errors";
import type { UnclearAnswer } from "@/core/domain/marketing/publication";

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

/** Keys are Meta's `code`, or `code/subcode` where the subcode says more. */
export type GraphErrorRows = Readonly<Record<string, GraphErrorMeaning>>;

/** Nothing helps but other media, words or fields. */
export const rejected = (reason: FailureReason): GraphErrorMeaning => ({
  code: "media_rejected",
  reason,
  remedy: "stop",
  onPublish: "permanent",
});

export const hiccup = (remedy: Remedy): GraphErrorMeaning => ({ code: "platform_unavailable", remedy });

/** Meta does not accept the app's id, its secret, or a proof made with it: nobody's post is to blame. */
export const misconfigured: GraphErrorMeaning = {
  code: "not_configured",
  reason: "wrong_app_credentials",
};

/** The connection has to be made anew, or mended at Meta, before anything can be asked with it. */
export const lostAccess = (reason: FailureReason): GraphErrorMeaning => ({
  code: "reconnect_required",
  reason,
  remedy: "reconnect",
});

export const forbidden: GraphErrorMeaning = {
  code: "missing_permission",
  remedy: "stop",
  onPublish: "refused",
};

export const throttled: GraphErrorMeaning = { code: "rate_limited", remedy: "wait" };

/** The same meaning for every code from `first` to `last`. */
export function everyCode(first: number, last: number, meaning: GraphErrorMeaning): GraphErrorRows {
  const codes = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  return Object.fromEntries(codes.map((code) => [code, meaning]));
}
