import type { Clock } from "@/core/application/interfaces/clock";
import type {
  PlatformAuthConfig,
  RefreshedCredentials,
} from "@/core/application/interfaces/social/auth-service";
import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import { Secret } from "@/core/domain/secret";
import { BasePlatformOAuthService } from "@/infrastructure/adapters/external/social/auth/base-auth-service";
import {
  dateFromUnix,
  expiryOf,
  type FacebookTokenEndpoint,
} from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { meaningOf } from "@/infrastructure/adapters/external/social/graph/graph-error-table";
import {
  instagramUser,
  page,
  pageInstagram,
  success,
  type TokenFacts,
} from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import {
  facebookTokens,
  findConnection,
  instagramAppConfig,
  metaGraph,
  systemClock,
} from "@/infrastructure/foundation";

/** A connection stays removable when Meta is slow (contract.md §5). */
const REVOKE_TIMEOUT_MS = 5_000;

export interface InstagramAuthConfig extends PlatformAuthConfig {
  readonly connection: SocialAuth;
}

/** Serves one stored connection of the Facebook Login product. Keeps nothing between calls. */
export class InstagramAuthService extends BasePlatformOAuthService {
  constructor(
    private readonly igConfig: InstagramAuthConfig,
    private readonly graph: GraphClient,
    private readonly tokens: FacebookTokenEndpoint,
    private readonly clock: Clock,
  ) {
    super(igConfig);
  }

  async verifyAuth(): Promise<boolean> {
    const { openId } = this.igConfig.connection;
    try {
      const query = { fields: "id,username" };
      const account = await this.graph.get({ path: openId, query, token: this.pageToken() }, instagramUser);
      return account.id === openId;
    } catch (error) {
      if (error instanceof AppError && error.code === "reconnect_required") return false;
      throw error;
    }
  }

  /**
   * Extends the user token (`fb_exchange_token`) and derives the Page token from it again. Page tokens from
   * a long-lived user token have no expiry of their own (graph-api.md §2.5).
   */
  async refreshToken(): Promise<RefreshedCredentials> {
    const extended = await this.tokens.extend(this.userToken());
    const [facts, pageToken] = await Promise.all([
      this.tokens.inspect(extended.token),
      this.readPageToken(extended.token),
    ]);
    assertAlive(facts);
    return {
      accessToken: pageToken,
      expiresAt: null,
      userAccessToken: extended.token,
      userTokenExpiresAt: expiryOf(facts, extended.expiresInSeconds, this.clock.now()),
      dataAccessExpiresAt: dateFromUnix(facts.data_access_expires_at),
      scopes: facts.scopes,
    };
  }

  async getInstagramBusinessAccount(): Promise<string> {
    const pageId = this.pageId();
    const query = { fields: "instagram_business_account" };
    const answer = await this.graph.get({ path: pageId, query, token: this.pageToken() }, pageInstagram);
    if (answer.instagram_business_account) return answer.instagram_business_account.id;
    throw new AppError("no_instagram_accounts", "The Page has no Instagram professional account");
  }

  async revoke(): Promise<void> {
    const { facebookUserId, userAccessToken } = this.igConfig.connection;
    if (facebookUserId === null || userAccessToken === null) return;
    try {
      const path = `${facebookUserId}/permissions`;
      await this.graph.delete({ path, token: userAccessToken, timeoutMs: REVOKE_TIMEOUT_MS }, success);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "reconnect_required")) throw error;
    }
  }

  private async readPageToken(userToken: Secret): Promise<Secret> {
    const query = { fields: "id,access_token" };
    const answer = await this.graph.get({ path: this.pageId(), query, token: userToken }, page);
    if (answer.access_token) return new Secret(answer.access_token);
    throw new AppError("reconnect_required", "Meta gives no Page token any more", {
      reason: "page_role_lost",
    });
  }

  private pageId(): string {
    const { pageId } = this.igConfig.connection;
    if (pageId === null)
      throw new AppError("reconnect_required", "The connection has no Page", { reason: "token_invalid" });
    return pageId;
  }

  private pageToken(): Secret {
    return this.igConfig.connection.accessToken ?? lostKey();
  }

  private userToken(): Secret {
    return this.igConfig.connection.userAccessToken ?? lostKey();
  }
}

function lostKey(): never {
  throw new AppError("reconnect_required", "The stored token cannot be opened", { reason: "key_lost" });
}

function assertAlive(facts: TokenFacts): void {
  if (facts.is_valid) return;
  const { code = 190, subcode = null } = facts.error ?? {};
  const { reason = "token_invalid" } = meaningOf({ status: 200, code, subcode, isTransient: false });
  throw new AppError("reconnect_required", `debug_token calls the token dead: ${code}/${subcode ?? "-"}`, {
    reason,
  });
}

/** The service for the owner's connection: the one of `channelId`, else the only or newest one. */
export async function createInstagramAuthServiceForUser(
  userId: string,
  channelId?: string,
): Promise<InstagramAuthService> {
  const connection = await findConnection(userId, channelId);
  if (connection === null) {
    throw new AppError(
      channelId === undefined ? "not_connected" : "not_found",
      "No such Instagram connection",
    );
  }
  return instagramAuthServiceFor(connection);
}

/**
 * As `createInstagramAuthServiceForUser`, for callers that know the channel.
 * @public
 */
export async function createInstagramAuthServiceForChannel(
  userId: string,
  channelId?: string,
): Promise<InstagramAuthService> {
  return await createInstagramAuthServiceForUser(userId, channelId);
}

export function instagramAuthServiceFor(connection: SocialAuth): InstagramAuthService {
  return new InstagramAuthService(
    { ...instagramAppConfig(), connection },
    metaGraph(),
    facebookTokens(),
    systemClock(),
  );
}
