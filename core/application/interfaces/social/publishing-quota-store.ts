import type { PublishingQuota } from "@/core/domain/marketing/publishing-quota";

/** The last reading of each account's publishing quota: it belongs to the account, whoever connected it. */
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
}
