import type {
  SocialAuthChanges,
  SocialAuthService,
} from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/**
 * Notes which scopes are left, if this refusal showed that some of them are gone: so a connection and the posts
 * that failed for it name the same one. Nothing is written when the account was connected anew since `auth` was
 * read: what the platform said was about the old grant.
 */
export async function noteLostPermissions(
  connections: SocialAuthService,
  auth: SocialAuth,
  error: unknown,
): Promise<void> {
  const changes = scopesLeft(auth, error);
  if (changes !== null) await connections.update(auth.id, changes, auth);
}

function scopesLeft({ scopes }: SocialAuth, error: unknown): SocialAuthChanges | null {
  if (!(error instanceof AppError) || error.code !== "missing_permission") return null;
  const { grantedScopes } = error.details;
  if (grantedScopes === undefined || scopes.every((scope) => grantedScopes.includes(scope))) return null;
  return { scopes: scopes.filter((scope) => grantedScopes.includes(scope)) };
}
