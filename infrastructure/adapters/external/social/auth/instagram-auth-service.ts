import type { Clock } from "@/core/application/interfaces/clock";
import type {
  PlatformAuthConfig,
  RefreshedCredentials,
} from "@/core/application/interfaces/social/auth-service";
import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { Secret } from "@/core/domain/secret";
import { BasePlatformOAuthService } from "@/infrastructure/adapters/external/social/auth/base-auth-service";
import { ConnectionDiagnosis } from "@/infrastructure/adapters/external/social/auth/connection-diagnosis";
import type { FacebookTokenEndpoint } from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import { refreshCredentials } from "@/infrastructure/adapters/external/social/auth/refresh-credentials";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import {
  instagramUser,
  pageInstagram,
  success,
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
  readonly #diagnosis: ConnectionDiagnosis;

  constructor(
    private readonly igConfig: InstagramAuthConfig,
    private readonly graph: GraphClient,
    private readonly tokens: FacebookTokenEndpoint,
    private readonly clock: Clock,
  ) {
    super(igConfig);
    this.#diagnosis = new ConnectionDiagnosis(graph, tokens, igConfig.connection);
  }

  async verifyAuth(): Promise<boolean> {
    const { openId } = this.igConfig.connection;
    try {
      const query = { fields: "id,username" };
      const call = { about: "account", path: openId, query, token: this.pageToken() } as const;
      const account = await this.graph.get(call, instagramUser);
      return account.id === openId;
    } catch (error) {
      if (error instanceof AppError && error.code === "reconnect_required") return false;
      throw error;
    }
  }

  async refreshToken(): Promise<RefreshedCredentials> {
    const { graph, tokens, clock } = this;
    const { connection } = this.igConfig;
    const parts = { graph, tokens, clock, connection, pageId: this.pageId() };
    return await refreshCredentials(parts, this.userToken());
  }

  async getInstagramBusinessAccount(): Promise<string> {
    const pageId = this.pageId();
    const query = { fields: "instagram_business_account" };
    const call = { about: "page", path: pageId, query, token: this.pageToken() } as const;
    const answer = await this.graph.get(call, pageInstagram);
    if (answer.instagram_business_account) return answer.instagram_business_account.id;
    throw new AppError("no_instagram_accounts", "The Page has no Instagram professional account");
  }

  async revoke(): Promise<void> {
    const { facebookUserId, userAccessToken } = this.igConfig.connection;
    if (facebookUserId === null || userAccessToken === null) return;
    try {
      const path = `${facebookUserId}/permissions`;
      const call = { about: "person", path, token: userAccessToken, timeoutMs: REVOKE_TIMEOUT_MS } as const;
      await this.graph.delete(call, success);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "reconnect_required")) throw error;
    }
  }

  /** What is behind a refusal of something that belongs to this connection. Never throws. */
  async explain(error: AppError): Promise<AppError> {
    return await this.#diagnosis.explain(error);
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
