import type { AppError, AppErrorCode, FailureReason } from "@/core/domain/errors";

/** What of an error is kept with a post: codes only, never a text. */
export interface PostFailure {
  readonly code: AppErrorCode;
  readonly reason: FailureReason | null;
  readonly scopes: readonly string[];
  readonly retryable: boolean;
  /** Which item of the post it is about, from 0; null: the post as a whole. */
  readonly item: number | null;
}

export function failureFrom(error: AppError, item: number | null = null): PostFailure {
  return {
    code: error.code,
    reason: error.details.reason ?? null,
    scopes: [...(error.details.scopes ?? [])],
    retryable: isRetryable(error),
    item,
  };
}

/** Whether the same post may succeed later, as it is (graph-api.md §5.6). */
function isRetryable({ code, details }: AppError): boolean {
  if (code === "invalid_request") return false;
  return code !== "media_rejected" || MAY_PASS.has(details.reason ?? "rejected_by_platform");
}

/** A file that could not be fetched or processed this time; an answer that nobody has described. */
const MAY_PASS: ReadonlySet<FailureReason> = new Set(["media_unreachable", "media_processing"]);
