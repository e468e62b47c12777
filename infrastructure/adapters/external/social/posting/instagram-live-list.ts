import type { LiveEntry } from "@/core/domain/marketing/live-match";
import type { PostKind } from "@/core/domain/marketing/post-content";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import type { InstagramAccount } from "@/infrastructure/adapters/external/social/posting/instagram-account";

const FIELDS = "id,caption,permalink,timestamp,media_type,media_product_type";
/** Meta's largest page: a busy account may publish many posts within a minute. */
const LIMIT = 100;

/** The account's newest posts; stories are in a list of their own (graph-api.md §3.7). */
export async function listLive(account: InstagramAccount, kind: PostKind): Promise<readonly LiveEntry[]> {
  const edge = account.edge(kind === "story" ? "stories" : "media");
  const call = account.call(edge, { query: { fields: FIELDS, limit: String(LIMIT) } });
  const answer = await account.graph.get(call, schemas.mediaList);
  return answer.data.map((entry) => ({
    mediaId: entry.id,
    permalink: entry.permalink ?? null,
    caption: entry.caption ?? null,
    mediaType: entry.media_type,
    productType: entry.media_product_type,
    timestamp: entry.timestamp,
  }));
}
