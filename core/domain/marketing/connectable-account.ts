import type { LoginProduct } from "@/core/domain/marketing/platform";
import type { Secret } from "@/core/domain/secret";

export type UnavailableReason = "no_instagram_account" | "missing_task" | "no_page_token";

/** A Page whose Instagram account can be connected, with the token that will publish for it. */
export interface ConnectableAccount {
  readonly pageId: string;
  readonly pageName: string;
  readonly pageAccessToken: Secret;
  readonly instagramId: string;
  readonly username: string;
  /** Meta's own link: it expires, so it is shown while choosing and copied when saving. */
  readonly avatarUrl: string | null;
}

export interface UnavailableAccount {
  readonly pageId: string;
  readonly pageName: string;
  readonly reason: UnavailableReason;
}

/** All that one trip through Meta's dialog gave us. */
export interface ConnectionGrant {
  readonly login: LoginProduct;
  readonly facebookUserId: string;
  readonly userAccessToken: Secret;
  readonly userTokenExpiresAt: Date | null;
  readonly dataAccessExpiresAt: Date | null;
  readonly scopes: readonly string[];
  readonly accounts: readonly ConnectableAccount[];
  readonly unavailable: readonly UnavailableAccount[];
}

/** A grant that waits, sealed and server-side, for the person to choose (10 minutes, one use). */
export interface PendingConnection {
  readonly ownerId: string;
  readonly actorId: string;
  readonly grant: ConnectionGrant;
  /** The channel that the person set out to reconnect; null when any account may be meant. */
  readonly reconnect: string | null;
  readonly expiresAt: Date;
}

export const PENDING_CONNECTION_MS = 10 * 60 * 1000;
export const OAUTH_STATE_MS = 10 * 60 * 1000;
