import type { Clock } from "@/core/application/interfaces/clock";
import type { RefreshedProfile } from "@/core/application/interfaces/social/auth-service";
import type { AuthServiceFor, AvatarCopier } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository, PublishNudge } from "@/core/application/interfaces/social/post-repository";
import type {
  SocialAuthChanges,
  SocialAuthService,
} from "@/core/application/interfaces/social/social-auth-service";
import { credentialProblem } from "@/core/application/social/connections/credential-problem";
import { findConnection } from "@/core/application/social/connections/find-connection";
import { noteLostPermissions } from "@/core/application/social/connections/lost-permissions";
import { markDead } from "@/core/application/social/connections/mark-dead";
import { assertAlive } from "@/core/application/social/posts/post-connection";
import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

export interface RefreshInstagramTokenRequest {
  readonly userId: string;
  readonly channelId: string | null;
}

export interface RefreshInstagramTokenResponse {
  /** Null: the token never expires. */
  readonly expiresAt: Date | null;
  readonly dataAccessExpiresAt: Date | null;
}

/** Renews the access of one connection, and reads anew how its account and Page are called and look. */
export class RefreshInstagramTokenUseCase {
  constructor(
    private readonly socialAuthService: SocialAuthService,
    private readonly authServiceFor: AuthServiceFor,
    private readonly copyAvatar: AvatarCopier,
    private readonly posts: PostRepository,
    private readonly nudge: PublishNudge,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `not_found`, `not_connected`, `reconnect_required` (the connection is marked),
   * `missing_permission` (it loses what is not granted any more), or the platform's
   */
  async execute({ userId, channelId }: RefreshInstagramTokenRequest): Promise<RefreshInstagramTokenResponse> {
    const auth = await findConnection(this.socialAuthService, userId, channelId);
    const fresh = await this.refresh(auth);
    await this.posts.wakeChannel(userId, auth.channelId, this.clock.now());
    this.nudge();
    return { expiresAt: fresh.expiresAt, dataAccessExpiresAt: fresh.dataAccessExpiresAt };
  }

  /** Meta takes its time, and a person may connect anew meanwhile: then what Meta says is about the old grant. */
  private async refresh(auth: SocialAuth): Promise<SocialAuth> {
    const credentials = await this.authServiceFor(auth)
      .refreshToken()
      .catch((error: unknown) => this.markDead(auth, error));
    if (credentials === null) return await this.currentOf(auth);
    const { userAccessToken, profile, ...rest } = credentials;
    const changes = {
      ...rest,
      ...(userAccessToken === null ? {} : { userAccessToken }),
      ...(profile === null ? {} : await this.changesFor(auth, profile)),
      problem: null,
      problemReason: null,
    };
    return (await this.socialAuthService.update(auth.id, changes, auth)) ?? (await this.currentOf(auth));
  }

  /** A picture that could not be copied leaves the one before. */
  private async changesFor(
    { userId, avatarMediaId: known }: SocialAuth,
    { username, pageName, avatarUrl }: RefreshedProfile,
  ): Promise<SocialAuthChanges> {
    const avatarMediaId =
      avatarUrl === null ? null : ((await this.copyAvatar(avatarUrl, userId, known)) ?? known);
    return { channelName: username, pageName, avatarMediaId };
  }

  /** Null: these credentials are stored no more. */
  private async markDead(auth: SocialAuth, error: unknown): Promise<null> {
    await noteLostPermissions(this.socialAuthService, auth, error);
    if (credentialProblem(error) === null) throw error;
    if (await markDead(this.socialAuthService, auth, error)) throw error;
    return null;
  }

  /** What is stored by now in place of these credentials. */
  private async currentOf({ userId, platform, channelId }: SocialAuth): Promise<SocialAuth> {
    const current = await this.socialAuthService.getByChannel(userId, platform, channelId);
    if (current === null) throw new AppError("not_found", "The connection was removed meanwhile");
    assertAlive(current);
    return current;
  }
}
