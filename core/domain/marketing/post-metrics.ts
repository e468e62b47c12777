/** Unknown is null, never 0 (graph-api.md §4.2). */
export interface PostMetrics {
  readonly likes: number | null;
  readonly comments: number | null;
  readonly views: number | null;
  readonly reach: number | null;
  readonly saved: number | null;
  readonly shares: number | null;
  readonly totalInteractions: number | null;
  /** Stories only. */
  readonly replies: number | null;
  readonly navigation: number | null;
  /** Reels only, in milliseconds. */
  readonly averageWatchTimeMs: number | null;
}

export const METRIC_NAMES = [
  "likes",
  "comments",
  "views",
  "reach",
  "saved",
  "shares",
  "totalInteractions",
  "replies",
  "navigation",
  "averageWatchTimeMs",
] as const satisfies readonly (keyof PostMetrics)[];

export interface MetricsSnapshot {
  readonly collectedAt: Date;
  readonly metrics: PostMetrics;
}
