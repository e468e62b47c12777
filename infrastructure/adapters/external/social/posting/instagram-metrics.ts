import type { z } from "zod/v4";
import { AppError } from "@/core/domain/errors";
import type { PostKind } from "@/core/domain/marketing/post-content";
import type { PostMetrics } from "@/core/domain/marketing/post-metrics";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import type { InsightName } from "@/infrastructure/adapters/external/social/graph/insight-names";
import type { InstagramAccount } from "@/infrastructure/adapters/external/social/posting/instagram-account";
import { ofLivePost } from "@/infrastructure/adapters/external/social/posting/live-post-error";

const COUNTS = "like_count,comments_count";
const POST_INSIGHTS = [
  "views",
  "reach",
  "likes",
  "comments",
  "saved",
  "shares",
  "total_interactions",
] as const;

/** The safe sets of graph-api.md §4.1 (2026-09); one wrong name fails the whole call. */
const INSIGHTS: Readonly<Record<PostKind, readonly InsightName[]>> = {
  feed: POST_INSIGHTS,
  reel: [...POST_INSIGHTS, "ig_reels_avg_watch_time"],
  story: ["views", "reach", "replies", "shares", "total_interactions", "navigation"],
};

/** The name that is refused goes, then all of them: counts need no insights. */
const MOST_CALLS = 3;

/**
 * One call for counts and insights together. Where Meta refuses insights as such (a retired name, a story
 * that hardly anybody saw, a post from before the account was a professional one) the rest is still read.
 * @throws AppError `missing_permission` with the scope; never that the post does not exist or breaks a rule
 */
export async function readMetrics(
  account: InstagramAccount,
  postId: string,
  kind: PostKind,
): Promise<PostMetrics> {
  let names = INSIGHTS[kind];
  for (let calls = 1; ; calls += 1) {
    try {
      return toPostMetrics(await ask(account, postId, names));
    } catch (error) {
      const rest = calls < MOST_CALLS ? stillKnowable(error, names, kind) : null;
      if (rest === null) throw await account.explain(ofLivePost(error), "manage_insights");
      names = calls + 1 < MOST_CALLS ? rest : [];
    }
  }
}

async function ask(account: InstagramAccount, postId: string, names: readonly InsightName[]) {
  const fields = names.length === 0 ? COUNTS : `${COUNTS},insights.metric(${names.join(",")})`;
  return await account.graph.get(account.call(postId, { query: { fields } }), schemas.mediaNumbers);
}

/** What of `names` is worth asking for after this refusal; null when the refusal is about something else. */
function stillKnowable(
  error: unknown,
  names: readonly InsightName[],
  kind: PostKind,
): readonly InsightName[] | null {
  if (!(error instanceof AppError) || error.code === "not_configured" || names.length === 0) return null;
  const { platform, allowedMetrics } = error.details;
  // Of a story this code says that hardly anybody saw it, in the person's language (graph-api.md §4.2).
  const isUnseenStory = kind === "story" && platform?.code === 10;
  const isBeforeConversion = platform?.code === 100 && platform.subcode === 2108006;
  if (isUnseenStory || isBeforeConversion) return [];
  if (platform?.code !== 100 || platform.subcode !== null) return null;
  const allowed = names.filter((name) => allowedMetrics?.includes(name));
  return allowed.length < names.length ? allowed : [];
}

/** The media's own counts first: they are exact; insights arrive up to 48 h late. Unknown stays null. */
function toPostMetrics({ like_count, comments_count, insights }: z.output<typeof schemas.mediaNumbers>) {
  const insight = (name: InsightName): number | null => {
    const found = insights?.data.find((entry) => entry.name === name);
    return found?.values?.[0]?.value ?? found?.total_value?.value ?? null;
  };
  return {
    likes: like_count ?? insight("likes"),
    comments: comments_count ?? insight("comments"),
    views: insight("views"),
    reach: insight("reach"),
    saved: insight("saved"),
    shares: insight("shares"),
    totalInteractions: insight("total_interactions"),
    replies: insight("replies"),
    navigation: insight("navigation"),
    averageWatchTimeMs: insight("ig_reels_avg_watch_time"),
  } satisfies PostMetrics;
}
