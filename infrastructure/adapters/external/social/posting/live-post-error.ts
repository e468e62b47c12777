import { AppError, type AppErrorCode } from "@/core/domain/errors";
import { isUnknownObject } from "@/infrastructure/adapters/external/social/graph/graph-error";

/** What Meta says of a post that is live cannot be true: it was there, and nothing about it was submitted anew. */
const UNTRUE: ReadonlySet<AppErrorCode> = new Set(["not_found", "media_rejected"]);

/**
 * The same error, unless it says that a live post of ours does not exist or breaks a rule: Meta has been seen
 * to answer 100/33 for posts that were there (graph-api.md §3.3). That is Meta's trouble, and may pass;
 * `post_not_shown` marks what may also mean that somebody deleted the post there.
 */
export function ofLivePost(error: unknown): unknown {
  if (!(error instanceof AppError) || !UNTRUE.has(error.code)) return error;
  const { platform } = error.details;
  return new AppError("platform_unavailable", error.message, {
    remedy: "retry",
    ...(isUnknownObject(error) ? { reason: "post_not_shown" } : {}),
    ...(platform === undefined ? {} : { platform }),
  });
}
