import type { Clock } from "@/core/application/interfaces/clock";
import type { AuthServiceFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository, PublishNudge } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { credentialProblem } from "@/core/application/social/connections/credential-problem";
import { findConnection } from "@/core/application/social/connections/find-connection";
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

export class RefreshInstagramTokenUseCase {
  constructor(
    private readonly socialAuthService: SocialAuthService,
    private readonly authServiceFor: AuthServiceFor,
    private readonly posts: PostRepository,
    private readonly nudge: PublishNudge,
    private readonly clock: Clock,
  ) {}

  async execute({ userId, channelId }: RefreshInstagramTokenRequest): Promise<RefreshInstagramTokenResponse> {
    const auth = await findConnection(this.socialAuthService, userId, channelId);
    const fresh = await this.refresh(auth);
    await this.posts.wakeChannel(userId, auth.channelId, this.clock.now());
    this.nudge();
    return { expiresAt: fresh.expiresAt, dataAccessExpiresAt: fresh.dataAccessExpiresAt };
  }

  private async refresh(auth: SocialAuth): Promise<SocialAuth> {
    const credentials = await this.authServiceFor(auth)
      .refreshToken()
      .catch((error: unknown) => this.markAndThrow(auth, error));
    const { userAccessToken, ...rest } = credentials;
    const saved = await this.socialAuthService.update(auth.id, {
      ...rest,
      ...(userAccessToken === null ? {} : { userAccessToken }),
      problem: null,
      problemReason: null,
    });
    if (saved === null) throw new AppError("not_found", "The connection was removed meanwhile");
    return saved;
  }

  private async markAndThrow(auth: SocialAuth, error: unknown): Promise<never> {
    const problem = credentialProblem(error);
    if (problem !== null) await this.socialAuthService.update(auth.id, problem);
    throw error;
  }
}
