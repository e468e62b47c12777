import type { z } from "zod/v4";
import { AppError } from "@/core/domain/errors";
import type { LiveEntry } from "@/core/domain/marketing/live-match";
import type { PostKind } from "@/core/domain/marketing/post-content";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import type { InstagramAccount } from "@/infrastructure/adapters/external/social/posting/instagram-account";

const FIELDS = "id,caption,permalink,timestamp,media_type,media_product_type";
/** Meta's largest page. */
const PAGE = 100;
/** Far more than an account may publish in a day (graph-api.md §3.5). */
const MOST_PAGES = 5;

/** The account's posts since then; stories are in a list of their own (graph-api.md §3.7). */
export async function listLive(
  account: InstagramAccount,
  kind: PostKind,
  since: Date,
): Promise<readonly LiveEntry[]> {
  const found: LiveEntry[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await readPage(account, kind, after);
    found.push(...answer.data.map(liveEntry));
    const isFarEnough = found.some(({ timestamp }) => timestamp < since);
    after = nextPage(answer);
    if (isFarEnough || after === undefined) return found;
  }
  throw new AppError("platform_unavailable", "There are too many posts to look through");
}

/** Whether the list has this post, as far back as `since` and as the list can be looked through. */
export async function isListed(
  account: InstagramAccount,
  kind: PostKind,
  postId: string,
  since: Date,
): Promise<boolean> {
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await readPage(account, kind, after);
    if (answer.data.some(({ id }) => id === postId)) return true;
    after = nextPage(answer);
    if (after === undefined || answer.data.some(({ timestamp }) => timestamp < since)) return false;
  }
  return false;
}

function nextPage({ paging }: z.output<typeof schemas.mediaList>): string | undefined {
  return paging?.next ? (paging.cursors?.after ?? undefined) : undefined;
}

async function readPage(account: InstagramAccount, kind: PostKind, after: string | undefined) {
  const query = { fields: FIELDS, limit: String(PAGE), ...(after === undefined ? {} : { after }) };
  const call = account.ofAccount(kind === "story" ? "stories" : "media", { query });
  return await account.graph
    .get(call, schemas.mediaList)
    .catch((error: unknown) => account.refuse(error, "basic"));
}

function liveEntry(entry: z.output<typeof schemas.media>): LiveEntry {
  return {
    mediaId: entry.id,
    permalink: entry.permalink ?? null,
    caption: entry.caption ?? null,
    mediaType: entry.media_type,
    productType: entry.media_product_type,
    timestamp: entry.timestamp,
  };
}
