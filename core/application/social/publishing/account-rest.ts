import type { Clock } from "@/core/application/interfaces/clock";
import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import * as plan from "@/core/domain/marketing/retry-plan";
import { laterRest, type SocialAuth } from "@/core/domain/marketing/social-auth";

/**
 * The day's rest of an account after an action block (graph-api.md §5.4). Meta blocked the account, whoever connected
 * it: the rest is noted by channel and outlives a disconnection.
 */
export class AccountRest {
  constructor(
    private readonly quotas: PublishingQuotaStore,
    private readonly connections: SocialAuthService,
    private readonly clock: Clock,
  ) {}

  /** From now on. Also noted on the connection, where processes of an older version look during an update. */
  async begin(auth: SocialAuth): Promise<void> {
    const until = new Date(this.clock.now().getTime() + plan.ACTION_BLOCK_PAUSE_MS);
    await this.quotas.rest(auth.channelId, until);
    await this.connections.update(auth.id, { publishingPausedUntil: until });
  }

  /** How long it still lasts; 0 or less: it is over, or there was none. */
  async leftMs({ channelId, publishingPausedUntil }: SocialAuth): Promise<number> {
    const ofAccount = (await this.quotas.restsUntil([channelId])).get(channelId);
    const until = laterRest(publishingPausedUntil, ofAccount);
    return (until?.getTime() ?? 0) - this.clock.now().getTime();
  }
}
