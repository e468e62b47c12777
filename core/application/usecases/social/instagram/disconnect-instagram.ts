import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { PendingConnectionStore } from "@/core/application/interfaces/social/pending-connection-store";
import type { AuthServiceFor } from "@/core/application/interfaces/social/platform-factories";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { ChannelClosing } from "@/core/application/social/connections/channel-closing";
import { findConnection } from "@/core/application/social/connections/find-connection";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

export interface DisconnectInstagramRequest {
  readonly userId: string;
  readonly actorId: string;
  readonly channelId: string | null;
}

export interface DisconnectInstagramResponse {
  readonly success: true;
}

/** Stops the channel's posts, deletes the credentials, and revokes at Meta when nothing else needs the grant. */
export class DisconnectInstagramUseCase {
  constructor(
    private readonly socialAuthService: SocialAuthService,
    private readonly pending: PendingConnectionStore,
    private readonly authServiceFor: AuthServiceFor,
    private readonly closing: ChannelClosing,
    private readonly mediaStore: MediaStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Acts on the connection as it is when this begins. An account that is connected anew meanwhile keeps its new
   * connection, its posts and its grant.
   */
  async execute({
    userId,
    actorId,
    channelId,
  }: DisconnectInstagramRequest): Promise<DisconnectInstagramResponse> {
    const auth = await findConnection(this.socialAuthService, userId, channelId);
    const subject = { ownerId: userId, actorId, channelId: auth.channelId };
    await this.closing.cancelWaiting(auth);
    await this.closing.settleUnderWay(auth, () => this.isReplaced(auth));
    if (await this.socialAuthService.delete(auth.id, auth)) {
      await this.afterwards(auth);
      this.logger.info("connection_removed", subject);
    } else this.logger.info("connection_replaced_meanwhile", subject);
    return { success: true };
  }

  private async isReplaced({ userId, platform, channelId, grantId }: SocialAuth): Promise<boolean> {
    const current = await this.socialAuthService.getByChannel(userId, platform, channelId);
    return current?.grantId !== grantId;
  }

  private async afterwards(auth: SocialAuth): Promise<void> {
    await this.closing.leaveOpen(auth);
    // A send that Meta refused meanwhile put its post back into the queue.
    await this.closing.cancelWaiting(auth);
    await this.forgetAvatar(auth);
    await this.revokeIfLast(auth);
  }

  private async forgetAvatar({ avatarMediaId, channelId }: SocialAuth): Promise<void> {
    if (avatarMediaId === null) return;
    await this.mediaStore.delete(avatarMediaId).catch(() => this.logger.warn("avatar_left", { channelId }));
  }

  /** Only after our own copy is gone, so that of two last disconnects at least one revokes. Never blocks. */
  private async revokeIfLast(auth: SocialAuth): Promise<void> {
    const { facebookUserId } = auth;
    if (facebookUserId === null || (await this.isNeeded(facebookUserId))) return;
    await this.revoke(auth).catch(() => this.logger.warn("revoke_failed", { channelId: auth.channelId }));
  }

  /** A choice that waits comes first: it becomes a connection, never the other way round. */
  private async isNeeded(facebookUserId: string): Promise<boolean> {
    const waiting = await this.pending.countByFacebookUser(facebookUserId, this.clock.now());
    return waiting > 0 || (await this.socialAuthService.countByFacebookUser(facebookUserId)) > 0;
  }

  /** In here, making the service may fail as well: without a Meta app there is none. */
  private async revoke(auth: SocialAuth): Promise<void> {
    await this.authServiceFor(auth).revoke();
  }
}
