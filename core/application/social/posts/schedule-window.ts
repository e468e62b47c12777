import { AppError } from "@/core/domain/errors";

/** A time this far in the past still means now (contract.md §6): clocks differ, and a form takes a moment. */
export const PAST_MEANS_NOW_MS = 60_000;
export const LONGEST_AHEAD_MS = 180 * 24 * 60 * 60 * 1000;

/**
 * When a post goes out that is wanted at `scheduledAt`; null: now.
 * @throws AppError `invalid_request` naming `scheduledAt` when that is too long ago or too far ahead
 */
export function sendTime(scheduledAt: Date | null, now: Date): Date | null {
  if (scheduledAt === null) return null;
  const aheadMs = scheduledAt.getTime() - now.getTime();
  if (aheadMs < -PAST_MEANS_NOW_MS)
    throw outside("schedule_past", "This time has passed", now.getTime() - PAST_MEANS_NOW_MS);
  if (aheadMs > LONGEST_AHEAD_MS) {
    const message = "A post can be scheduled 180 days ahead at most";
    throw outside("schedule_too_far", message, now.getTime() + LONGEST_AHEAD_MS);
  }
  return aheadMs <= 0 ? null : scheduledAt;
}

function outside(rule: string, message: string, limit: number): AppError {
  return new AppError("invalid_request", "The schedule is outside its window", {
    issues: [{ path: "scheduledAt", rule, message, limit: new Date(limit).toISOString() }],
  });
}
