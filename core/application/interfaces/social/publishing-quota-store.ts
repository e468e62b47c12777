import type { PublishingQuota } from "@/core/domain/marketing/publishing-quota";

/** The last reading of each account's publishing quota: it belongs to the account, whoever connected it. */
export interface PublishingQuotaStore {
  get(channelId: string): Promise<PublishingQuota | null>;
  /** Those of these accounts that have been read, by channel id. */
  getAll(channelIds: readonly string[]): Promise<ReadonlyMap<string, PublishingQuota>>;
  put(channelId: string, quota: PublishingQuota): Promise<void>;
  /** One more post went out since the reading. Does nothing where there is none. */
  countSend(channelId: string): Promise<void>;
}
