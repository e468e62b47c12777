import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import { AppError } from "@/core/domain/errors";
import {
  isBelieved,
  isExhausted,
  isFresh,
  type PublishingQuota,
  QUOTA_FRESH_MS,
} from "@/core/domain/marketing/publishing-quota";

/**
 * Knows how much an account may still publish. Meta is asked at most every five minutes per account, after a
 * post went out or while one waits for the window anyway: never on the way of a post (contract.md §6 rule 5).
 */
export class QuotaKeeper {
  constructor(
    private readonly quotas: PublishingQuotaStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Why a post of this account has to wait for the window, or null. */
  async obstacle(channelId: string, adapter: ResumablePostingAdapter): Promise<AppError | null> {
    const known = await this.quotas.get(channelId);
    if (known === null || !isExhausted(known)) return null;
    const current = isFresh(known, this.clock.now()) ? known : await this.renewed(channelId, adapter);
    return current !== null && isExhausted(current)
      ? new AppError("quota_exhausted", "The account's publishing quota is used up", { remedy: "wait" })
      : null;
  }

  /** Meta refused a post for the quota: that counts, whatever the numbers say. */
  async refused(channelId: string, adapter: ResumablePostingAdapter): Promise<void> {
    if (await this.mayAsk(channelId)) await this.read(channelId, adapter);
    await this.quotas.noteRefusal(channelId, this.clock.now());
  }

  /** A post went out. */
  async countLive(channelId: string, adapter: ResumablePostingAdapter): Promise<void> {
    if (await this.mayAsk(channelId)) await this.read(channelId, adapter);
    else await this.quotas.countSend(channelId);
  }

  /** Where it is not our turn to ask, somebody is asking just now or got no answer: what was read before counts. */
  private async renewed(
    channelId: string,
    adapter: ResumablePostingAdapter,
  ): Promise<PublishingQuota | null> {
    if (await this.mayAsk(channelId)) return await this.read(channelId, adapter);
    const known = await this.quotas.get(channelId);
    return known !== null && isBelieved(known, this.clock.now()) ? known : null;
  }

  /** One atomic step: between a look and a note of it two workers would both ask. */
  private async mayAsk(channelId: string): Promise<boolean> {
    const now = this.clock.now();
    return await this.quotas.takeReading(channelId, now, new Date(now.getTime() - QUOTA_FRESH_MS));
  }

  /** Null where Meta does not answer: then its own refusal is the limit. */
  private async read(channelId: string, adapter: ResumablePostingAdapter): Promise<PublishingQuota | null> {
    try {
      const quota = { ...(await adapter.readQuota()), readAt: this.clock.now() };
      await this.quotas.put(channelId, quota);
      return quota;
    } catch (error) {
      const code = error instanceof AppError ? error.code : "internal";
      this.logger.info("quota_not_read", { channelId, code });
      return null;
    }
  }
}
