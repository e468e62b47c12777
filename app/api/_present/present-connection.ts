import type { ConnectionView } from "@/app/api/_schemas/connection";
import { missingScopes } from "@/core/domain/marketing/scopes";
import { connectionHealth, type SocialAuth } from "@/core/domain/marketing/social-auth";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export interface ConnectionFacts {
  readonly now: Date;
  /** The scopes the dialog asks for. */
  readonly wantedScopes: readonly string[];
  readonly avatarUrlFor: (mediaId: string) => string;
}

/** The fields of a connection that may leave the server: a whitelist, no token among them. */
export function presentConnection(auth: SocialAuth, facts: ConnectionFacts): ConnectionView {
  return {
    channelId: auth.channelId,
    username: auth.channelName,
    pageName: auth.pageName,
    avatarUrl: auth.avatarMediaId === null ? null : facts.avatarUrlFor(auth.avatarMediaId),
    login: auth.login,
    health: connectionHealth(auth, facts.now),
    expiresAt: iso(auth.expiresAt),
    userTokenExpiresAt: iso(auth.userTokenExpiresAt),
    dataAccessExpiresAt: iso(auth.dataAccessExpiresAt),
    scopes: [...auth.scopes],
    missingScopes: missingScopes(facts.wantedScopes, auth.scopes),
  };
}
