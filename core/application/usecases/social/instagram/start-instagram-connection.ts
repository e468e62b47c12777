import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type { OAuthStateStore } from "@/core/application/interfaces/social/oauth-state-store";
import type { ConnectServiceFor } from "@/core/application/interfaces/social/platform-factories";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";
import { OAUTH_STATE_MS } from "@/core/domain/marketing/connectable-account";
import type { LoginProduct } from "@/core/domain/marketing/platform";

export interface StartInstagramConnectionRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly login: LoginProduct;
  readonly reconnect: string | null;
  /** Show what was declined before once more; reconnecting always does. */
  readonly askAgain: boolean;
}

export interface StartInstagramConnectionResponse {
  readonly authorizationUrl: string;
  /** Goes into a cookie of this browser only. */
  readonly state: string;
}

export class StartInstagramConnectionUseCase {
  constructor(
    private readonly connectServiceFor: ConnectServiceFor,
    private readonly connections: SocialAuthService,
    private readonly states: OAuthStateStore,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  async execute(request: StartInstagramConnectionRequest): Promise<StartInstagramConnectionResponse> {
    const { ownerId, actorId, login, reconnect, askAgain } = request;
    const connect = this.connectServiceFor(login);
    if (reconnect !== null && !(await this.connections.getByChannel(ownerId, "instagram", reconnect))) {
      throw new AppError("not_found", "The channel to reconnect does not exist");
    }
    const state = this.random.token();
    const expiresAt = new Date(this.clock.now().getTime() + OAUTH_STATE_MS);
    await this.states.save(state, { ownerId, actorId, login, reconnect, expiresAt });
    return {
      state,
      authorizationUrl: connect.authorizationUrl({ state, rerequest: askAgain || reconnect !== null }),
    };
  }
}
