import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { PostContent } from "@/core/domain/marketing/post-content";
import { COMMENTS_SCOPE } from "@/core/domain/marketing/scopes";
import { canPublish, type SocialAuth } from "@/core/domain/marketing/social-auth";

/** @throws AppError `not_connected` when the post's account is not connected any more */
export async function connectionOf(connections: SocialAuthService, post: Post): Promise<SocialAuth> {
  const auth = await connections.getByChannel(post.ownerId, post.platform, post.channelId);
  if (auth === null) throw new AppError("not_connected", "The post's account is not connected any more");
  return auth;
}

/** @throws AppError `reconnect_required` when Meta has called the token dead before */
export function assertAlive(auth: SocialAuth): void {
  if (canPublish(auth)) return;
  const reason = auth.problemReason ?? "key_lost";
  throw new AppError("reconnect_required", "The connection is known to be dead", { reason });
}

/** @throws AppError `missing_permission` when the post has a first comment and the account may not comment */
export function assertCommentsAllowed({ firstComment }: PostContent, auth: SocialAuth): void {
  if (firstComment !== null) assertGranted(auth, COMMENTS_SCOPE[auth.login]);
}

/** @throws AppError `missing_permission` naming the scope */
export function assertGranted(auth: SocialAuth, scope: string): void {
  if (auth.scopes.includes(scope)) return;
  throw new AppError("missing_permission", "A permission was not granted", { scopes: [scope] });
}
