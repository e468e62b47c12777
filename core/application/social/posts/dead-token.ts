import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { credentialProblem } from "@/core/application/social/connections/credential-problem";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** Throws `error` on, after marking the connection if Meta has just called its token dead and it is still the one we used. */
export async function markAndThrow(
  connections: SocialAuthService,
  auth: SocialAuth,
  error: unknown,
): Promise<never> {
  const problem = credentialProblem(error);
  if (problem !== null) {
    const stored = await connections.getByChannel(auth.userId, auth.platform, auth.channelId);
    if (stored?.updatedAt.getTime() === auth.updatedAt.getTime()) await connections.update(auth.id, problem);
  }
  throw error;
}
