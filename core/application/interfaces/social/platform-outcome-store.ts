import type { AccountOutcomes, CallOutcome } from "@/core/domain/marketing/platform-trouble";

/** How the platform answered, by account and for every process to read: one record per account, no history. */
export interface PlatformOutcomeStore {
  /** Counts outages in a row; an answer ends the row. What is older than what is known changes nothing. */
  note(account: string, outcome: CallOutcome, at: Date): Promise<void>;
  /** The accounts that were heard of since then. */
  heardSince(since: Date): Promise<readonly AccountOutcomes[]>;
  /** Forgets accounts that were not heard of for `HEARD_WITHIN_MS`; answers how many. */
  purgeExpired(now: Date): Promise<number>;
}

/** Told how each call about an account went. Returns at once: nothing waits for it, and nothing fails with it. */
export type OutcomeListener = (account: string, outcome: CallOutcome) => void;
