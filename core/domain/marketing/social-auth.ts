import type { FailureReason } from "@/core/domain/errors";
import type { LoginProduct, SocialPlatform } from "@/core/domain/marketing/platform";
import { missingScopes, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import type { Secret } from "@/core/domain/secret";

/** What a platform has told us about the credentials; `null` while it has told us nothing bad. */
export type CredentialProblem = "expired" | "revoked";

/** Codes of contract.md §5, worst first when several apply. */
export type ConnectionHealth = "connected" | "expiring" | "expired" | "revoked" | "missing_permission";

/** What is saved when a person connects an account. Dates are instants; `null` means "never" or "unknown". */
export interface NewSocialAuth {
  /** 24-hex id of the owner: a person, or a workspace whose people share their accounts. */
  readonly userId: string;
  readonly platform: SocialPlatform;
  /** The token that publishes: a Page token for Facebook Login. */
  readonly accessToken: Secret;
  /** Meta has no refresh tokens; kept for other platforms. */
  readonly refreshToken: Secret | null;
  /** When `accessToken` dies; a Page token from a long-lived user token has no such date. */
  readonly expiresAt: Date | null;
  /** The platform's id of the account: the Instagram professional account id. */
  readonly openId: string;
  readonly channelId: string;
  /** The username, without "@". */
  readonly channelName: string;
  /** Scopes that were granted, not those that were asked for. */
  readonly scopes: readonly string[];
  readonly login: LoginProduct;
  readonly pageId: string | null;
  readonly pageName: string | null;
  /** App-scoped id of the Facebook person; revoking and Meta's callbacks need it. */
  readonly facebookUserId: string | null;
  readonly userAccessToken: Secret | null;
  readonly userTokenExpiresAt: Date | null;
  readonly dataAccessExpiresAt: Date | null;
  /** Media id of our own copy of the avatar: Meta's links expire. */
  readonly avatarMediaId: string | null;
}

/** A stored connection. `accessToken` is null when the key that sealed it is lost. */
export interface SocialAuth extends Omit<NewSocialAuth, "accessToken"> {
  readonly id: string;
  readonly accessToken: Secret | null;
  /**
   * Names these tokens: others have another name, so that what Meta said about one grant is never written on the
   * next. Null for those that were stored before there were names.
   */
  readonly credentialsId: string | null;
  /**
   * Names the grant this connection came from: a refresh keeps it, connecting anew gives another, so that what was
   * asked of one connection is not done to the next. Null as above.
   */
  readonly grantId: string | null;
  readonly problem: CredentialProblem | null;
  readonly problemReason: FailureReason | null;
  /**
   * Publishing rests until then after Meta blocked an action (graph-api.md §5.4, 4/2207051), as far as this connection
   * knows: the rest belongs to the account, and another connection of it may have begun one.
   */
  readonly publishingPausedUntil: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * Why a connection cannot be used of which the platform knows nothing: the key, or the version that reads it, may come
 * back without anybody connecting anew.
 */
export const OURS_TO_MEND: readonly FailureReason[] = ["key_lost", "connection_unreadable"];

/** When an account's rest ends, of what a connection and the account's own record say. */
export function laterRest(ofConnection: Date | null, ofAccount: Date | undefined): Date | null {
  if (ofAccount === undefined) return ofConnection;
  return ofConnection !== null && ofConnection > ofAccount ? ofConnection : ofAccount;
}

/** A warning comes this long before the earliest expiry (contract.md §5). */
export const EXPIRY_WARNING_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * How a connection is doing. `expired` and `revoked` come only from what Meta said or from a lost key,
 * never from a date: a date that has passed is a warning, because Meta has the last word.
 */
export function connectionHealth(auth: SocialAuth, now: Date): ConnectionHealth {
  if (auth.accessToken === null) return "revoked";
  if (auth.problem !== null) return auth.problem;
  if (missingScopes(REQUIRED_SCOPES, auth.scopes).length > 0) return "missing_permission";
  const earliest = earliestExpiry(auth);
  return earliest !== null && earliest.getTime() - now.getTime() <= EXPIRY_WARNING_MS
    ? "expiring"
    : "connected";
}

/** The first of the three dates on which something runs out, or null when nothing does. */
export function earliestExpiry(
  auth: Pick<SocialAuth, "expiresAt" | "userTokenExpiresAt" | "dataAccessExpiresAt">,
): Date | null {
  const times = [auth.expiresAt, auth.userTokenExpiresAt, auth.dataAccessExpiresAt].flatMap((date) =>
    date === null ? [] : [date.getTime()],
  );
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Whether new posts may be submitted: a connection that is known to be dead takes none. */
export function canPublish(auth: SocialAuth): boolean {
  return auth.accessToken !== null && auth.problem === null;
}
