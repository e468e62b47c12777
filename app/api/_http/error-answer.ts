import { z } from "zod";
import { oneLine } from "@/app/_copy/error-sentences";
import { ERROR_STATUS } from "@/app/api/_http/error-status";
import { AppError } from "@/core/domain/errors";

/** Anything that was thrown, as an AppError: what we do not know is `internal` and shows no text. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof z.ZodError) return invalidRequest(thrown);
  return new AppError("internal", "Unexpected error", { cause: thrown });
}

function invalidRequest(error: z.ZodError): AppError {
  const issues = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join("."),
          rule: "unknown_key",
          message: "This field is not known here",
        }))
      : [{ path: issue.path.join("."), rule: issue.code, message: issue.message, ...limitOf(issue) }],
  );
  return new AppError("invalid_request", "The request does not match its schema", { issues });
}

function limitOf(issue: z.core.$ZodIssue): { limit?: number } {
  if (issue.code === "too_big") return { limit: Number(issue.maximum) };
  if (issue.code === "too_small") return { limit: Number(issue.minimum) };
  return {};
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
