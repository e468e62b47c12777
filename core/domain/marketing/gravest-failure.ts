import { AppError, type Remedy } from "@/core/domain/errors";
import { remedyFor } from "@/core/domain/marketing/retry-plan";

/** Of several failures at once the one that decides: what no waiting mends comes first. */
const GRAVITY: Record<Remedy, number> = {
  reconnect: 0,
  pause_account: 1,
  stop: 2,
  rebuild: 3,
  retry_then_rebuild: 4,
  wait: 5,
  retry_briefly: 6,
  retry: 7,
  look_again: 8,
};

export interface FailedItem {
  readonly index: number;
  readonly error: unknown;
}

/** The failure to act on, with the place of its item; null when nothing failed. */
export function gravest(results: readonly PromiseSettledResult<unknown>[]): FailedItem | null {
  const failed = results.flatMap((result, index) =>
    result.status === "rejected" ? [{ index, error: result.reason as unknown }] : [],
  );
  failed.sort((left, right) => gravityOf(left.error) - gravityOf(right.error));
  return failed[0] ?? null;
}

function gravityOf(error: unknown): number {
  return error instanceof AppError ? GRAVITY[remedyFor(error)] : GRAVITY.retry;
}
