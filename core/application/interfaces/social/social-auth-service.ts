import type { FailureReason } from "@/core/domain/errors";
import type { SocialPlatform } from "@/core/domain/marketing/platform";
import type { CredentialProblem, NewSocialAuth, SocialAuth } from "@/core/domain/marketing/social-auth";

/** Fields that may change after saving; what is left out stays as it is. */
export type SocialAuthChanges = Partial<
  Pick<
    NewSocialAuth,
    | "accessToken"
    | "expiresAt"
    | "scopes"
    | "channelName"
    | "pageName"
    | "userAccessToken"
    | "userTokenExpiresAt"
    | "dataAccessExpiresAt"
    | "avatarMediaId"
  >
> & {
  readonly problem?: CredentialProblem | null;
  readonly problemReason?: FailureReason | null;
  readonly publishingPausedUntil?: Date | null;
};

/** The credentials that somebody read, and learned something about. */
export type Judged = Pick<SocialAuth, "credentialsId">;

/** The connection that somebody read, whatever became of its tokens since. */
export type Granted = Pick<SocialAuth, "grantId">;

export function bringTokens({ accessToken, userAccessToken }: SocialAuthChanges): boolean {
  return accessToken !== undefined || userAccessToken !== undefined;
}

/**
 * Persistence of connections. (The name is the CRM's own; the glossary says "connection".)
 * Tokens are sealed on the way in and opened on the way out; one that cannot be opened comes back as null.
 * One connection per `{ userId, platform, channelId }`. Ids that are malformed find nothing. A stored connection
 * that cannot be read comes back without tokens and as `connection_unreadable`; saving the channel replaces it.
 */
export interface SocialAuthService {
  /**
   * Inserts, or replaces the connection of the same channel and clears its problem. A pause goes on: the
   * platform blocked the account and not the token (graph-api.md §5.4).
   */
  save(auth: NewSocialAuth): Promise<SocialAuth>;
  /** As `save` for several, all or none: when one fails, those before it are put back as they were. */
  saveAll(auths: readonly NewSocialAuth[]): Promise<readonly SocialAuth[]>;
  /**
   * Null when it is gone, or when its credentials are others by now than those that were `judged`. Tokens among
   * the changes are new credentials.
   */
  update(id: string, changes: SocialAuthChanges, judged?: Judged): Promise<SocialAuth | null>;
  /** False when it is gone, or was connected anew since `granted` was read. */
  delete(id: string, granted?: Granted): Promise<boolean>;
  /** The only or the newest connection of this owner on this platform, of those that can be read if any can. */
  getByUserAndPlatform(userId: string, platform: SocialPlatform): Promise<SocialAuth | null>;
  getByChannel(userId: string, platform: SocialPlatform, channelId: string): Promise<SocialAuth | null>;
  /** Newest first. */
  listByUser(userId: string, platform: SocialPlatform): Promise<readonly SocialAuth[]>;
  /** Across all owners: how many connections still hold a grant of this Facebook person. */
  countByFacebookUser(facebookUserId: string): Promise<number>;
  /** Across all owners: which of these files are the avatar of a connection. */
  avatarsAmong(mediaIds: readonly string[]): Promise<ReadonlySet<string>>;
}
