import type { MetricsView, PostView } from "@/app/api/_schemas/post";

export type Metrics = MetricsView["metrics"];
export type MetricName = keyof Metrics;

const LABELS: Record<MetricName, string> = {
  likes: "Likes",
  comments: "Comments",
  views: "Views",
  reach: "Reach",
  saved: "Saved",
  shares: "Shares",
  totalInteractions: "Interactions",
  replies: "Replies",
  navigation: "Navigation",
  averageWatchTimeMs: "Average watch time",
};

const OF_POSTS: readonly MetricName[] = [
  "views",
  "reach",
  "likes",
  "comments",
  "saved",
  "shares",
  "totalInteractions",
];

/** What Instagram counts for each kind. */
const BY_KIND: Record<PostView["kind"], readonly MetricName[]> = {
  feed: OF_POSTS,
  reel: [...OF_POSTS, "averageWatchTimeMs"],
  story: ["views", "reach", "replies", "shares", "navigation", "totalInteractions"],
};

export function metricsOf(kind: PostView["kind"]): readonly MetricName[] {
  return BY_KIND[kind];
}

export function metricLabel(name: MetricName): string {
  return LABELS[name];
}

/** Unknown is never shown as 0. */
export function metricText(name: MetricName, value: number | null | undefined): string {
  if (value === null || value === undefined) return "Not yet";
  return name === "averageWatchTimeMs" ? secondsText(value) : value.toLocaleString("en");
}

function secondsText(ms: number): string {
  return `${(ms / 1000).toLocaleString("en", { maximumFractionDigits: 1 })} s`;
}

/** Said once after a person asked for new numbers. */
export function refreshedWords(before: MetricsView | null, after: MetricsView): string {
  return before?.collectedAt === after.collectedAt
    ? "These are the newest numbers: Instagram is asked every five minutes at most"
    : "The metrics are up to date";
}
