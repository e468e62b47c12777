import type { PublishingQuota } from "@/core/domain/marketing/publishing-quota";

/**
 * What is known of how much each account may publish: the last reading of its quota, and its rest. Both belong to the
 * account, whoever connected it, and outlive the connection.
 */
export interface PublishingQuotaStore {
  get(channelId: string): Promise<PublishingQuota | null>;
  /** Those of these accounts that have been read, by channel id. */
  getAll(channelIds: readonly string[]): Promise<ReadonlyMap<string, PublishingQuota>>;
  /**
   * Whether the caller may ask Meta now: true for one of all those who try, and for nobody else until the
   * question is older than `olderThan`, whatever became of it. A reading that young stands for its question.
   */
  takeReading(channelId: string, now: Date, olderThan: Date): Promise<boolean>;
  /** A refusal that was noted before is forgotten. */
  put(channelId: string, quota: Omit<PublishingQuota, "refusedAt">): Promise<void>;
  /** Meta refused a post for the quota. Does nothing where nothing was read yet. */
  noteRefusal(channelId: string, refusedAt: Date): Promise<void>;
  /** One more post went out since the reading, so nothing is refused. Does nothing where there is no reading. */
  countSend(channelId: string): Promise<void>;
  /** The account publishes nothing until then (contract.md §6 rule 2); what has been read stays as it is. */
  rest(channelId: string, until: Date): Promise<void>;
  /** When the rest of each of these accounts ends or ended, by channel id; an account that never rested is left out. */
  restsUntil(channelIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}
