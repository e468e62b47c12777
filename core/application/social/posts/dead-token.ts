import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { noteLostPermissions } from "@/core/application/social/connections/lost-permissions";
import { markDead } from "@/core/application/social/connections/mark-dead";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/**
 * Throws `error` on, after marking the connection if Meta has just called its token dead, or shown that permissions
 * are gone, and it is still the one we used.
 */
export async function markAndThrow(
  connections: SocialAuthService,
  auth: SocialAuth,
  error: unknown,
): Promise<never> {
  await markDead(connections, auth, error);
  await noteLostPermissions(connections, auth, error);
  throw error;
}
