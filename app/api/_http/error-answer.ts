import { oneLine } from "@/app/_copy/error-sentences";
import { ERROR_STATUS } from "@/app/api/_http/error-status";
import { AppError } from "@/core/domain/errors";

/** Anything that was thrown, as an AppError: what we do not know is `internal` and shows no text. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError("internal", "Unexpected error", { cause: thrown });
}

export function errorAnswer(error: AppError, requestId: string): Response {
  const { issues, retryAfterSeconds, reason, scopes } = error.details;
  const body = {
    error: oneLine({ code: error.code, reason, scopes }),
    code: error.code,
    requestId,
    ...(issues && issues.length > 0 ? { issues } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
  const headers = new Headers({ "Cache-Control": "no-store", "X-Request-Id": requestId });
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(Math.ceil(retryAfterSeconds)));
  return Response.json(body, { status: ERROR_STATUS[error.code], headers });
}
