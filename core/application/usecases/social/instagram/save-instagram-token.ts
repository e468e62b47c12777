import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PendingConnectionStore } from "@/core/application/interfaces/social/pending-connection-store";
import type { AvatarCopier } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository, PublishNudge } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";
import type {
  ConnectableAccount,
  ConnectionGrant,
  PendingConnection,
} from "@/core/domain/marketing/connectable-account";
import type { NewSocialAuth } from "@/core/domain/marketing/social-auth";

export interface SaveInstagramTokenRequest {
  readonly userId: string;
  readonly actorId: string;
  readonly pendingId: string | null;
  readonly pageIds: readonly string[];
  /** Where the form holds the ids, for what is wrong with one of them. */
  readonly pathOf?: (index: number) => string;
}

export interface SaveInstagramTokenResponse {
  readonly channels: readonly { readonly channelId: string; readonly username: string }[];
}

/** Turns the person's choice into connections, all or none. A wrong id does not use the choice up. */
export class SaveInstagramTokenUseCase {
  constructor(
    private readonly socialAuthService: SocialAuthService,
    private readonly pending: PendingConnectionStore,
    private readonly posts: PostRepository,
    private readonly copyAvatar: AvatarCopier,
    private readonly nudge: PublishNudge,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async execute(request: SaveInstagramTokenRequest): Promise<SaveInstagramTokenResponse> {
    const { userId, actorId, pageIds } = request;
    const pending = await this.peek(request);
    const chosen = choose(pending.grant.accounts, pageIds, request.pathOf);
    const auths = await Promise.all(chosen.map((account) => this.toAuth(userId, pending.grant, account)));
    await this.take(request);
    const saved = await this.socialAuthService.saveAll(auths);
    for (const { channelId } of saved) {
      await this.posts.wakeChannel(userId, channelId, this.clock.now());
      this.logger.info("connection_saved", { ownerId: userId, actorId, channelId });
    }
    this.nudge();
    return { channels: saved.map(({ channelId, channelName }) => ({ channelId, username: channelName })) };
  }

  private async peek({ pendingId, userId }: SaveInstagramTokenRequest): Promise<PendingConnection> {
    const found = pendingId === null ? null : await this.pending.peek(pendingId, userId, this.clock.now());
    return found ?? gone();
  }

  /** Before saving: should the store fail afterwards, the person connects again; never twice from one choice. */
  private async take({ pendingId, userId }: SaveInstagramTokenRequest): Promise<void> {
    const taken = pendingId === null ? null : await this.pending.take(pendingId, userId, this.clock.now());
    if (taken === null) gone();
  }

  private async toAuth(
    userId: string,
    grant: ConnectionGrant,
    account: ConnectableAccount,
  ): Promise<NewSocialAuth> {
    return {
      userId,
      platform: "instagram",
      accessToken: account.pageAccessToken,
      refreshToken: null,
      // A Page token from a long-lived user token has no expiry (graph-api.md §2.5).
      expiresAt: null,
      openId: account.instagramId,
      channelId: account.instagramId,
      channelName: account.username,
      scopes: grant.scopes,
      login: grant.login,
      pageId: account.pageId,
      pageName: account.pageName,
      facebookUserId: grant.facebookUserId,
      userAccessToken: grant.userAccessToken,
      userTokenExpiresAt: grant.userTokenExpiresAt,
      dataAccessExpiresAt: grant.dataAccessExpiresAt,
      avatarMediaId: account.avatarUrl === null ? null : await this.copyAvatar(account.avatarUrl, userId),
    };
  }
}

function choose(
  accounts: readonly ConnectableAccount[],
  pageIds: readonly string[],
  pathOf = (index: number): string => `pageIds.${index}`,
): readonly ConnectableAccount[] {
  return [...new Set(pageIds)].map((pageId) => {
    const account = accounts.find((candidate) => candidate.pageId === pageId);
    if (account !== undefined) return account;
    const path = pathOf(pageIds.indexOf(pageId));
    throw new AppError("invalid_request", "The page was not offered", {
      issues: [
        { path, rule: "not_offered", message: "This account was not offered. Choose one from the list." },
      ],
    });
  });
}

function gone(): never {
  throw new AppError("connection_expired", "The pending choice is gone");
}
