import type { PostKind } from "@/core/domain/marketing/post-content";
import { isUnknownObject } from "@/infrastructure/adapters/external/social/graph/graph-error";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import type { InstagramAccount } from "@/infrastructure/adapters/external/social/posting/instagram-account";
import { isListed } from "@/infrastructure/adapters/external/social/posting/instagram-live-list";

/**
 * The post itself is asked for, and where Meta does not know it, the account's list: that went on working while
 * single posts could not be read (graph-api.md §3.3), and it fails where the account as such is out of reach.
 * @throws AppError where neither can be read
 */
export async function isThere(
  account: InstagramAccount,
  postId: string,
  kind: PostKind,
  since: Date,
): Promise<boolean> {
  try {
    await account.graph.get(account.call(postId, { query: { fields: "id" } }), schemas.created);
    return true;
  } catch (error) {
    if (!isUnknownObject(error)) throw error;
  }
  return await isListed(account, kind, postId, since);
}
