import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/**
 * The owner's connection of `channelId`, or without one the only or newest.
 * @throws AppError `not_found` for a channel that is not the owner's, `not_connected` when there is none
 */
export async function findConnection(
  connections: SocialAuthService,
  userId: string,
  channelId: string | null,
): Promise<SocialAuth> {
  const found =
    channelId === null
      ? await connections.getByUserAndPlatform(userId, "instagram")
      : await connections.getByChannel(userId, "instagram", channelId);
  if (found !== null) return found;
  throw channelId === null
    ? new AppError("not_connected", "No Instagram connection")
    : new AppError("not_found", "No such channel");
}
