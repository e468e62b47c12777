import type { PostMetrics } from "@/core/domain/marketing/post";

/** The safe set for feed posts (graph-api.md §4.1, 2026-09); one wrong name fails the whole call. */
export const FEED_METRICS = [
  "views",
  "reach",
  "likes",
  "comments",
  "saved",
  "shares",
  "total_interactions",
] as const;

interface Counts {
  readonly like_count?: number | undefined;
  readonly comments_count?: number | undefined;
}

interface Insight {
  readonly name: string;
  readonly values?: readonly { readonly value?: number | undefined }[] | undefined;
  readonly total_value?: { readonly value?: number | undefined } | undefined;
}

/** The media's own counts first: they are exact; insights arrive up to 48 h late. Unknown stays null. */
export function toPostMetrics(counts: Counts, insights: readonly Insight[]): PostMetrics {
  const insight = (name: (typeof FEED_METRICS)[number]): number | null => {
    const found = insights.find((entry) => entry.name === name);
    return found?.values?.[0]?.value ?? found?.total_value?.value ?? null;
  };
  return {
    likes: counts.like_count ?? insight("likes"),
    comments: counts.comments_count ?? insight("comments"),
    views: insight("views"),
    reach: insight("reach"),
    saved: insight("saved"),
    shares: insight("shares"),
    totalInteractions: insight("total_interactions"),
  };
}
