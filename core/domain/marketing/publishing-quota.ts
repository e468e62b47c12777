/** What an account may still publish, as of `readAt` (graph-api.md §3.5). */
export interface PublishingQuota {
  readonly used: number;
  /** Null where Meta does not say; it is never guessed, because Meta's own pages disagree. */
  readonly total: number | null;
  readonly readAt: Date;
  /**
   * When Meta last refused a post for the quota, whatever it tells of the numbers: a reading taken within minutes of
   * a publish says nothing (graph-api.md §3.5). Left out once a post went out, or the numbers were read anew.
   */
  readonly refusedAt?: Date;
}

/** A reading is good for this long (contract.md §6 rule 5). */
export const QUOTA_FRESH_MS = 5 * 60 * 1000;
/** One that cannot be renewed is believed for this long; then Meta's own refusal is the limit. */
const QUOTA_BELIEVED_MS = 2 * QUOTA_FRESH_MS;

export function isExhausted({ used, total }: PublishingQuota): boolean {
  return total !== null && used >= total;
}

export function isFresh({ readAt }: PublishingQuota, now: Date): boolean {
  return now.getTime() - readAt.getTime() < QUOTA_FRESH_MS;
}

export function isBelieved({ readAt }: PublishingQuota, now: Date): boolean {
  return now.getTime() - readAt.getTime() < QUOTA_BELIEVED_MS;
}
