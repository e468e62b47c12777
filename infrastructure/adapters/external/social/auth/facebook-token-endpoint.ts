import type { PlatformAuthConfig } from "@/core/application/interfaces/social/auth-service";
import { AppError } from "@/core/domain/errors";
import { Secret } from "@/core/domain/secret";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import {
  accessToken,
  debugToken,
  type TokenFacts,
} from "@/infrastructure/adapters/external/social/graph/graph-schemas";

export interface ExchangedToken {
  readonly token: Secret;
  readonly expiresInSeconds: number | null;
}

/**
 * Meta's token endpoints (graph-api.md §2.3, §2.4, §2.6). The exchanges and `input_token` are the only
 * secrets that travel in an address, because Meta documents nothing else.
 */
export class FacebookTokenEndpoint {
  constructor(
    private readonly graph: GraphClient,
    private readonly config: PlatformAuthConfig,
  ) {}

  /** @throws AppError `token_exchange_failed`, `rate_limited`, `platform_unavailable` */
  async exchangeCode(code: string, redirectUri: string): Promise<ExchangedToken> {
    return await this.exchange({ redirect_uri: redirectUri, code }).catch(asExchangeFailure);
  }

  /** A long-lived token for one that is still valid; Meta's own error when it is not. */
  async extend(token: Secret): Promise<ExchangedToken> {
    return await this.exchange({ grant_type: "fb_exchange_token", fb_exchange_token: token.reveal() });
  }

  /** Scopes, expiry, data access and person behind a token; a dead token answers `is_valid: false`. */
  async inspect(token: Secret): Promise<TokenFacts> {
    const { appId, appSecret } = this.config;
    const answer = await this.graph.get(
      {
        about: "app",
        path: "debug_token",
        query: { input_token: token.reveal() },
        bearer: new Secret(`${appId}|${appSecret.reveal()}`),
      },
      debugToken,
    );
    return answer.data;
  }

  private async exchange(parameters: Readonly<Record<string, string>>): Promise<ExchangedToken> {
    const answer = await this.graph.get(
      {
        about: "app",
        path: "oauth/access_token",
        query: { client_id: this.config.appId, client_secret: this.config.appSecret.reveal(), ...parameters },
      },
      accessToken,
    );
    return { token: new Secret(answer.access_token), expiresInSeconds: answer.expires_in ?? null };
  }
}

/** Wrong code, secret or redirect URI all mean the same to a person; a busy or silent Meta does not. */
export function asExchangeFailure(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  const { code, status } = error.details.platform ?? { code: null, status: null };
  const silent = error.code === "platform_unavailable" && (code === null || (status ?? 500) >= 500);
  if (silent || error.code === "rate_limited") throw error;
  throw new AppError("token_exchange_failed", `Meta refused the exchange: ${error.message}`, {
    ...(error.details.platform ? { platform: error.details.platform } : {}),
  });
}

/** When a token dies: Meta's own date first, else counted from the exchange; null is never or unknown. */
export function expiryOf(facts: TokenFacts, expiresInSeconds: number | null, now: Date): Date | null {
  if (typeof facts.expires_at === "number") return dateFromUnix(facts.expires_at);
  return expiresInSeconds === null ? null : new Date(now.getTime() + expiresInSeconds * 1000);
}

/** Unix seconds; 0 means never. */
export function dateFromUnix(seconds: number | null | undefined): Date | null {
  return seconds ? new Date(seconds * 1000) : null;
}
