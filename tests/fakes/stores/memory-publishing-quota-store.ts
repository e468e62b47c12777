import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import type { PublishingQuota } from "@/core/domain/marketing/publishing-quota";

export class MemoryPublishingQuotaStore implements PublishingQuotaStore {
  readonly #quotas = new Map<string, PublishingQuota>();
  readonly #askedAt = new Map<string, Date>();
  readonly #rests = new Map<string, Date>();

  async get(channelId: string): Promise<PublishingQuota | null> {
    return this.#quotas.get(channelId) ?? null;
  }

  async getAll(channelIds: readonly string[]): Promise<ReadonlyMap<string, PublishingQuota>> {
    return new Map([...this.#quotas].filter(([channelId]) => channelIds.includes(channelId)));
  }

  async takeReading(channelId: string, now: Date, olderThan: Date): Promise<boolean> {
    const last = [this.#askedAt.get(channelId), this.#quotas.get(channelId)?.readAt];
    if (last.some((at) => at !== undefined && at > olderThan)) return false;
    this.#askedAt.set(channelId, now);
    return true;
  }

  async put(channelId: string, quota: Omit<PublishingQuota, "refusedAt">): Promise<void> {
    this.#quotas.set(channelId, quota);
  }

  async noteRefusal(channelId: string, refusedAt: Date): Promise<void> {
    const quota = this.#quotas.get(channelId);
    if (quota !== undefined) this.#quotas.set(channelId, { ...quota, refusedAt });
  }

  async countSend(channelId: string): Promise<void> {
    const quota = this.#quotas.get(channelId);
    if (quota === undefined) return;
    const { refusedAt: _, ...reading } = quota;
    this.#quotas.set(channelId, { ...reading, used: quota.used + 1 });
  }

  async rest(channelId: string, until: Date): Promise<void> {
    this.#rests.set(channelId, until);
  }

  async restsUntil(channelIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return new Map([...this.#rests].filter(([channelId]) => channelIds.includes(channelId)));
  }
}
