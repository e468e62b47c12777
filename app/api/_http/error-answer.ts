import { oneLine } from "@/app/_copy/error-sentences";
import { cappedIssues } from "@/app/api/_http/capped-issues";
import { canAskFor, databaseUnavailable, isDatabaseAway } from "@/app/api/_http/depends";
import { ERROR_STATUS } from "@/app/api/_http/error-status";
import { withoutFalseHope } from "@/app/api/_http/unasked-permission";
import { AppError } from "@/core/domain/errors";

/** Anything that was thrown, as an AppError: what we do not know is `internal` and shows no text. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isDatabaseAway(thrown)) return databaseUnavailable(thrown);
  return new AppError("internal", "Unexpected error", { cause: thrown });
}

/** Where nobody said how long to wait: Meta's app limit (code 4) often comes without a time (graph-api.md §5.4). */
const UNTOLD_WAIT_SECONDS = 60;

/** A 429 always says when to come again (contract.md §4). */
export function errorAnswer(thrown: AppError, requestId: string): Response {
  const error = withoutFalseHope(thrown, canAskFor);
  const { issues, reason, scopes } = error.details;
  const status = ERROR_STATUS[error.code];
  const retryAfterSeconds =
    error.details.retryAfterSeconds ?? (status === 429 ? UNTOLD_WAIT_SECONDS : undefined);
  const body = {
    error: oneLine({ code: error.code, reason, scopes }),
    code: error.code,
    requestId,
    ...(issues && issues.length > 0 ? { issues: cappedIssues(issues) } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
  const headers = new Headers({ "Cache-Control": "no-store", "X-Request-Id": requestId });
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(Math.ceil(retryAfterSeconds)));
  return Response.json(body, { status, headers });
}
