import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { PublishingQuota } from "@/core/domain/marketing/publishing-quota";
import { laterRest, type SocialAuth } from "@/core/domain/marketing/social-auth";

export interface GetInstagramAuthRequest {
  readonly userId: string;
}

export interface GetInstagramAuthResponse {
  /** Newest first; each rests for as long as its account does. */
  readonly connections: readonly SocialAuth[];
  /** The last reading of each account that has one, by channel id. */
  readonly quotas: ReadonlyMap<string, PublishingQuota>;
}

/** The owner's Instagram connections and what is left of their quota, from our own records alone. */
export class GetInstagramAuthUseCase {
  constructor(
    private readonly socialAuthService: SocialAuthService,
    private readonly publishingQuotas: PublishingQuotaStore,
  ) {}

  async execute({ userId }: GetInstagramAuthRequest): Promise<GetInstagramAuthResponse> {
    const connections = await this.socialAuthService.listByUser(userId, "instagram");
    const channelIds = connections.map(({ channelId }) => channelId);
    const [quotas, rests] = await Promise.all([
      this.publishingQuotas.getAll(channelIds),
      this.publishingQuotas.restsUntil(channelIds),
    ]);
    return { connections: connections.map((auth) => resting(auth, rests.get(auth.channelId))), quotas };
  }
}

function resting(auth: SocialAuth, ofAccount: Date | undefined): SocialAuth {
  return { ...auth, publishingPausedUntil: laterRest(auth.publishingPausedUntil, ofAccount) };
}
