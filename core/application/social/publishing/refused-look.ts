import { AppError } from "@/core/domain/errors";

/** How long Meta asked us to wait where it refused a read for a limit. */
export function retryAfterIn(result: PromiseSettledResult<unknown>): number {
  if (result.status === "fulfilled" || !(result.reason instanceof AppError)) return 0;
  const { code, details } = result.reason;
  return code === "rate_limited" ? (details.retryAfterSeconds ?? 0) * 1000 : 0;
}

/** Where Meta called the token dead. */
export function deadTokenIn(result: PromiseSettledResult<unknown>): AppError | null {
  if (result.status === "fulfilled" || !(result.reason instanceof AppError)) return null;
  return result.reason.code === "reconnect_required" ? result.reason : null;
}

/** Where a permission for the look was missing. */
export function missingPermissionIn(result: PromiseSettledResult<unknown>): AppError | null {
  if (result.status === "fulfilled" || !(result.reason instanceof AppError)) return null;
  return result.reason.code === "missing_permission" ? result.reason : null;
}
