import { oneLine } from "@/app/_copy/error-sentences";
import { AppError } from "@/core/domain/errors";
import { CONTENTS_SCOPE, PERMISSION_NOT_ASKED } from "@/core/domain/marketing/scopes";

/**
 * The same error, unless it names a permission that our dialog does not ask for: then reconnecting would lead back
 * here, and the answer says so, in its sentence and with a rule that a screen can tell.
 */
export function withoutFalseHope(error: AppError, canAskFor: (scope: string) => boolean): AppError {
  const { scopes = [], reason } = error.details;
  const unasked = scopes.filter((scope) => !canAskFor(scope));
  if (error.code !== "missing_permission" || reason !== undefined || unasked.length === 0) return error;
  const why = unasked.includes(CONTENTS_SCOPE) ? "delete_not_asked" : PERMISSION_NOT_ASKED;
  const message = oneLine({ code: error.code, reason: why, scopes: unasked });
  return new AppError(error.code, error.message, {
    ...error.details,
    reason: why,
    scopes: unasked,
    issues: [{ path: "", rule: PERMISSION_NOT_ASKED, message }],
  });
}
