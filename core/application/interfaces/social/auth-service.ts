import type { ConnectionGrant } from "@/core/domain/marketing/connectable-account";
import type { LoginProduct } from "@/core/domain/marketing/platform";
import type { Secret } from "@/core/domain/secret";

/** The app's own credentials at a platform. */
export interface PlatformAuthConfig {
  readonly appId: string;
  readonly appSecret: Secret;
}

export interface DialogRequest {
  readonly state: string;
  /** Ask again for what was declined before. */
  readonly rerequest: boolean;
}

/** The way in: Meta's dialog and what follows it. */
export interface PlatformConnectService {
  readonly login: LoginProduct;
  /** Where the browser goes; holds the state, no secret. */
  authorizationUrl(request: DialogRequest): string;
  /**
   * Code → token → long-lived token → granted scopes, dates and accounts.
   * At most 5 requests, 3 in a row, unless accounts need paging or reading by id.
   * @throws AppError `token_exchange_failed`, `rate_limited`, `platform_unavailable`, `not_configured`
   */
  connect(code: string): Promise<ConnectionGrant>;
}

/** How the account and its Page are called and look by now. */
export interface RefreshedProfile {
  readonly username: string;
  readonly pageName: string;
  /** Meta's own link: it expires. Null: the account has no picture. */
  readonly avatarUrl: string | null;
}

/** What refreshing brought; only what Meta really returned. */
export interface RefreshedCredentials {
  /** Null where the granted scopes do not let Meta tell. */
  readonly profile: RefreshedProfile | null;
  readonly accessToken: Secret;
  readonly expiresAt: Date | null;
  readonly userAccessToken: Secret | null;
  readonly userTokenExpiresAt: Date | null;
  readonly dataAccessExpiresAt: Date | null;
  readonly scopes: readonly string[];
}

/** Serves the credentials of one stored connection. */
export interface PlatformAuthService {
  /**
   * True while Meta accepts the stored token and still shows the account to it; false when Meta says the
   * token is dead, or does not show the account any more. Anything else that goes wrong is thrown: a network blip says nothing about a token.
   */
  verifyAuth(): Promise<boolean>;
  /**
   * @throws AppError `reconnect_required` (with the reason) when Meta says the token is dead, or that the Page is
   * not linked to this account any more.
   */
  refreshToken(): Promise<RefreshedCredentials>;
  /** The Instagram account id behind the connection's Page. @throws AppError `no_instagram_accounts` */
  getInstagramBusinessAccount(): Promise<string>;
  /** Removes the app from the person at Meta; a token that is dead already counts as done. */
  revoke(): Promise<void>;
}
