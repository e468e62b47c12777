import type { Clock } from "@/core/application/interfaces/clock";
import type {
  RefreshedCredentials,
  RefreshedProfile,
} from "@/core/application/interfaces/social/auth-service";
import { AppError } from "@/core/domain/errors";
import { missingScopes, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import { Secret } from "@/core/domain/secret";
import {
  dateFromUnix,
  expiryOf,
  type FacebookTokenEndpoint,
} from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import { usernameOf } from "@/infrastructure/adapters/external/social/auth/page-discovery";
import { accessLost, brokenLink } from "@/infrastructure/adapters/external/social/auth/page-link";
import { deadToken } from "@/infrastructure/adapters/external/social/auth/token-facts";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import {
  type GraphPage,
  page,
  type TokenFacts,
} from "@/infrastructure/adapters/external/social/graph/graph-schemas";

export interface RefreshParts {
  readonly graph: GraphClient;
  readonly tokens: FacebookTokenEndpoint;
  readonly clock: Clock;
  readonly connection: Pick<SocialAuth, "openId">;
  readonly pageId: string;
}

/** Without `tasks`: whoever lost them gets no Page token (graph-api.md §2.5). */
const PAGE_FIELDS = "id,name,access_token,instagram_business_account{id,username,name,profile_picture_url}";
/** What reading a Page needs, beside a role on it (graph-api.md §2.2). */
const READS_PAGES = "pages_read_engagement";

/**
 * Extends the user token (`fb_exchange_token`), derives the Page token from it again and reads what the Page is
 * linked to. Page tokens from a long-lived user token have no expiry of their own (graph-api.md §2.5).
 * @throws AppError `reconnect_required` with the reason, `missing_permission` with the scopes
 */
export async function refreshCredentials(
  parts: RefreshParts,
  userToken: Secret,
): Promise<RefreshedCredentials> {
  const extended = await parts.tokens.extend(userToken);
  const [facts, found] = await readGrant(parts, extended.token);
  if (!found.access_token) throw accessLost("page_role_lost");
  const reason = brokenLink(found, parts.connection, facts.scopes);
  if (reason !== null) throw accessLost(reason);
  return {
    profile: profileOf(found),
    accessToken: new Secret(found.access_token),
    expiresAt: null,
    userAccessToken: extended.token,
    userTokenExpiresAt: expiryOf(facts, extended.expiresInSeconds, parts.clock.now()),
    dataAccessExpiresAt: dateFromUnix(facts.data_access_expires_at),
    scopes: facts.scopes,
  };
}

/** Both at once. A dead token explains whatever the Page answered. */
async function readGrant(
  { graph, tokens, pageId }: RefreshParts,
  token: Secret,
): Promise<[TokenFacts, GraphPage]> {
  const query = { fields: PAGE_FIELDS };
  const [facts, found] = await Promise.allSettled([
    tokens.inspect(token),
    graph.get({ about: "page", path: pageId, query, token }, page),
  ]);
  if (facts.status === "rejected") throw facts.reason;
  const dead = deadToken(facts.value);
  if (dead !== null) throw dead;
  if (found.status === "rejected") throw namingScopes(found.reason, facts.value.scopes);
  return [facts.value, found.value];
}

/** Of a Page that may not be read: which of the required scopes is gone; where none is, the one that reads Pages. */
function namingScopes(error: unknown, granted: readonly string[]): unknown {
  if (!(error instanceof AppError) || error.code !== "missing_permission") return error;
  const missing = missingScopes(REQUIRED_SCOPES, granted);
  const scopes = missing.length === 0 ? [READS_PAGES] : missing;
  const grantedScopes = granted.filter((scope) => !scopes.includes(scope));
  return new AppError(error.code, error.message, { ...error.details, scopes, grantedScopes });
}

/** Null where the scopes do not let Meta tell. */
function profileOf({ name, instagram_business_account: linked }: GraphPage): RefreshedProfile | null {
  return linked
    ? { username: usernameOf(linked), pageName: name, avatarUrl: linked.profile_picture_url ?? null }
    : null;
}
