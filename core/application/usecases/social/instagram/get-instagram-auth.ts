import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

export interface GetInstagramAuthRequest {
  readonly userId: string;
}

export interface GetInstagramAuthResponse {
  /** Newest first. */
  readonly connections: readonly SocialAuth[];
}

/** The owner's Instagram connections, from our own records alone. */
export class GetInstagramAuthUseCase {
  constructor(private readonly socialAuthService: SocialAuthService) {}

  async execute({ userId }: GetInstagramAuthRequest): Promise<GetInstagramAuthResponse> {
    return { connections: await this.socialAuthService.listByUser(userId, "instagram") };
  }
}
