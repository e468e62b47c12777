import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { credentialProblem } from "@/core/application/social/connections/credential-problem";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/**
 * Marks the connection if Meta has called its token dead. False when the error says nothing about the token, or
 * the account was connected anew or removed since `auth` was read: what Meta said was about the old token.
 */
export async function markDead(
  connections: SocialAuthService,
  auth: SocialAuth,
  error: unknown,
): Promise<boolean> {
  const problem = credentialProblem(error);
  return problem !== null && (await connections.update(auth.id, problem, auth)) !== null;
}
