import { oneLine } from "@/app/_copy/error-sentences";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { GetInstagramAuthResponse } from "@/core/application/usecases/social/instagram/get-instagram-auth";
import type { FailureReason } from "@/core/domain/errors";
import type { PublishingQuota } from "@/core/domain/marketing/publishing-quota";
import { CONTENTS_SCOPE, missingScopes } from "@/core/domain/marketing/scopes";
import { connectionHealth, type SocialAuth } from "@/core/domain/marketing/social-auth";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export interface ConnectionFacts {
  readonly now: Date;
  /** The scopes the dialog asks for. */
  readonly wantedScopes: readonly string[];
  /** Whether the dialog can grant this scope at all. */
  readonly canAskFor: (scope: string) => boolean;
  /** Where people see an account. */
  readonly profileUrlFor: (username: string) => string;
  readonly avatarUrlFor: (mediaId: string) => string;
}

export function presentConnections(
  { connections, quotas }: GetInstagramAuthResponse,
  facts: ConnectionFacts,
): ConnectionView[] {
  return connections.map((auth) => presentConnection(auth, quotas.get(auth.channelId) ?? null, facts));
}

/** The fields of a connection that may leave the server: a whitelist, no token among them. */
function presentConnection(
  auth: SocialAuth,
  quota: PublishingQuota | null,
  facts: ConnectionFacts,
): ConnectionView {
  const { publishingPausedUntil: pause } = auth;
  return {
    channelId: auth.channelId,
    username: auth.channelName,
    pageName: auth.pageName,
    avatarUrl: auth.avatarMediaId === null ? null : facts.avatarUrlFor(auth.avatarMediaId),
    login: auth.login,
    health: connectionHealth(auth, facts.now),
    ...(auth.problemReason === "connection_unreadable" && { unreadable: true }),
    ...(auth.problemReason === null ? {} : { problem: presentProblem(auth.problemReason) }),
    expiresAt: iso(auth.expiresAt),
    userTokenExpiresAt: iso(auth.userTokenExpiresAt),
    dataAccessExpiresAt: iso(auth.dataAccessExpiresAt),
    scopes: [...auth.scopes],
    missingScopes: missingScopes(facts.wantedScopes, auth.scopes),
    canDelete:
      auth.login === "facebook" && (auth.scopes.includes(CONTENTS_SCOPE) || facts.canAskFor(CONTENTS_SCOPE)),
    profileUrl: facts.profileUrlFor(auth.channelName),
    publishingPausedUntil: pause !== null && pause > facts.now ? pause.toISOString() : null,
    quota: quota && presentQuota(quota),
  };
}

function presentProblem(reason: FailureReason): ConnectionView["problem"] {
  return { reason, message: oneLine({ code: "reconnect_required", reason }) };
}

function presentQuota({ used, total, readAt, refusedAt }: PublishingQuota): ConnectionView["quota"] {
  const refusal = refusedAt === undefined ? {} : { refusedAt: refusedAt.toISOString() };
  return { used, total, readAt: readAt.toISOString(), ...refusal };
}
