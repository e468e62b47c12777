/** Counts what one admin does in fixed windows; kept in the database, so several processes count together. */
export interface RateLimiter {
  /**
   * Counts one more `action` of `actorId`.
   * @throws AppError `rate_limited` with `retryAfterSeconds` when the window's allowance is used up.
   */
  hit(action: LimitedAction, actorId: string): Promise<void>;
}

/**
 * Allowances per 10 minutes (contract.md §2, `RATE_LIMITS`). `post` is a submission that goes out, now or at its
 * time; `edit` a draft, or a change of a post that exists.
 */
export const RATE_LIMITS = { start: 20, post: 60, edit: 600, upload: 120, refresh: 30 } as const;
export const RATE_LIMIT_WINDOW_MS = 10 * 60 * 1000;
export type LimitedAction = keyof typeof RATE_LIMITS;
