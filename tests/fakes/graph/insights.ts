import { findMedia, needPermission } from "./access";
import { type GraphAnswer, GraphFailure, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import type { Meta } from "./meta";
import type { Caller } from "./tokens";
import type { FakeMedia } from "./world";

const EVERYWHERE = ["views", "reach", "shares", "total_interactions", "reposts", "facebook_views"];
const FEED = ["likes", "comments", "saved", "follows", "profile_visits", "profile_activity"];
const FEED_TOTALS = ["total_views", "total_likes", "total_comments"];
const REEL_TIMES = ["ig_reels_avg_watch_time", "ig_reels_video_view_total_time"];
const STORY = ["replies", "navigation", "link_clicks", "follows", "profile_visits", "profile_activity"];

/** graph-api.md §4.1. */
const ALLOWED: Record<FakeMedia["productType"], readonly string[]> = {
  FEED: [...EVERYWHERE, ...FEED, ...FEED_TOTALS],
  REELS: [
    ...EVERYWHERE,
    "likes",
    "comments",
    "saved",
    ...FEED_TOTALS,
    ...REEL_TIMES,
    "reels_skip_rate",
    "crossposted_views",
  ],
  STORY: [...EVERYWHERE, ...STORY, "total_views"],
};

const KNOWN = [...new Set(Object.values(ALLOWED).flat())];

const refusal = (message: string) =>
  new GraphFailure(400, { message: `(#100) ${message}`, type: "OAuthException", code: 100 });

function checkMetric(metric: string, index: number, media: FakeMedia): void {
  if (metric === "impressions")
    throw refusal(
      "Starting from version v22.0 and above, the impressions metric is no longer supported for the queried media.",
    );
  if (!KNOWN.includes(metric))
    throw refusal(`metric[${index}] must be one of the following values: ${KNOWN.join(", ")}`);
  if (!ALLOWED[media.productType].includes(metric))
    throw refusal(`The metric ${metric} is not supported for this media type`);
}

function titleOf(metric: string): string {
  const words = metric.replaceAll("_", " ");
  return metric === "reach" ? "Accounts reached" : words.charAt(0).toUpperCase() + words.slice(1);
}

/** One wrong metric fails the whole call; a metric without a number is missing, not 0. */
export function insightsOf(meta: Meta, caller: Caller, media: FakeMedia, asked: string): object {
  needPermission(caller, "instagram_manage_insights");
  const metrics = asked.split(",").map((metric) => metric.trim().replace(/^\["?|"?\]$/g, ""));
  if (metrics.every((metric) => metric === "")) throw refusal("The parameter metric is required");
  metrics.forEach((metric, index) => {
    checkMetric(metric, index, media);
  });
  if (meta.now() - media.publishedAt < meta.world.switches.insightsDelayMs) return { data: [] };
  const data = metrics.flatMap((name) => {
    const value = media.insights[name];
    if (value === undefined) return [];
    const title = titleOf(name);
    const id = `${media.id}/insights/${name}/lifetime`;
    return [
      { name, period: "lifetime", values: [{ value }], title, description: `${title} of this post`, id },
    ];
  });
  return { data };
}

export function readInsights(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const media = findMedia(meta, caller, call.path[0] ?? "");
  return ok(insightsOf(meta, caller, media, call.params.get("metric") ?? ""));
}
