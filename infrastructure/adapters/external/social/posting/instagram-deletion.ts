import { AppError } from "@/core/domain/errors";
import { isUnknownObject } from "@/infrastructure/adapters/external/social/graph/graph-error";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import type { InstagramAccount } from "@/infrastructure/adapters/external/social/posting/instagram-account";
import { ofLivePost } from "@/infrastructure/adapters/external/social/posting/live-post-error";

/** Meta's numbers for a post that its API does not delete (graph-api.md §3.7, §5.6). */
const UNDELETABLE: readonly unknown[] = [2207073, 2207085];

/**
 * True when the post is gone afterwards; gone before counts (graph-api.md §3.7).
 * @throws AppError `missing_permission` with the scope, `conflict` where only the app can delete it; never that it breaks a rule
 */
export async function deletePost(account: InstagramAccount, postId: string): Promise<boolean> {
  if (account.login === "instagram") throw onlyInTheApp();
  try {
    const answer = await account.graph.delete(account.call(postId), schemas.success);
    return answer === true || answer.success;
  } catch (error) {
    if (isUnknownObject(error)) return await isGone(account, postId);
    const isUndeletable = error instanceof AppError && UNDELETABLE.includes(error.details.platform?.subcode);
    throw isUndeletable ? onlyInTheApp(error) : await account.explain(ofLivePost(error), "manage_contents");
  }
}

/**
 * "Unknown" may also mean "does not support this operation" (graph-api.md §7.8): a post that can be read is live.
 * With an account that is not shown any more, its posts are not shown either, and live all the same.
 */
async function isGone(account: InstagramAccount, postId: string): Promise<boolean> {
  try {
    await account.graph.get(account.call(postId, { query: { fields: "id" } }), schemas.created);
  } catch (error) {
    if (!isUnknownObject(error)) throw ofLivePost(error);
    await account.assertShown();
    return true;
  }
  throw onlyInTheApp();
}

function onlyInTheApp(cause?: AppError): AppError {
  return new AppError("conflict", "Meta does not delete this post; its app does", {
    reason: "delete_in_app",
    remedy: "stop",
    ...(cause?.details.platform === undefined ? {} : { platform: cause.details.platform }),
  });
}
