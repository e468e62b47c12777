import { findMedia, needPermission } from "./access";
import { badParameter, type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { DAY_MS, type Meta } from "./meta";
import { named } from "./named-errors";
import type { FakeMedia } from "./posts";
import type { Caller } from "./tokens";

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
const FEWEST_VIEWERS = 5;

function checkMetric(meta: Meta, metric: string, index: number, media: FakeMedia): void {
  if (metric === "impressions")
    throw badParameter(
      "Starting from version v22.0 and above, the impressions metric is no longer supported for the queried media.",
    );
  const { retiredMetrics } = meta.world.switches;
  const allowed = ALLOWED[media.productType].filter((name) => !retiredMetrics.includes(name));
  if (!KNOWN.includes(metric) || retiredMetrics.includes(metric))
    throw badParameter(`metric[${index}] must be one of the following values: ${allowed.join(", ")}`);
  if (media.parentId !== undefined || !allowed.includes(metric))
    throw badParameter(`The metric ${metric} is not supported for this media type`);
}

/** graph-api.md §4.2. */
function checkMedia(media: FakeMedia): void {
  if (media.isOlderThanConversion) throw named("100/2108006");
  const viewers = media.viewers ?? FEWEST_VIEWERS;
  if (media.productType === "STORY" && viewers < FEWEST_VIEWERS) throw named("10/viewers");
}

function hasNumbers(meta: Meta, media: FakeMedia): boolean {
  const age = meta.now() - media.publishedAt;
  if (media.productType === "STORY" && age >= DAY_MS) return false;
  return age >= meta.world.switches.insightsDelayMs;
}

function titleOf(metric: string): string {
  const words = metric.replaceAll("_", " ");
  return metric === "reach" ? "Accounts reached" : words.charAt(0).toUpperCase() + words.slice(1);
}

interface Asked {
  metric?: string;
  period?: string;
}

/** One wrong metric fails the whole call; a metric without a number is missing, not 0. */
export function insightsOf(meta: Meta, caller: Caller, media: FakeMedia, asked: Asked): object {
  needPermission(caller, "instagram_manage_insights");
  const metrics = (asked.metric ?? "").split(",").map((metric) => metric.trim().replace(/^\["?|"?\]$/g, ""));
  if (metrics.every((metric) => metric === "")) throw badParameter("The parameter metric is required");
  metrics.forEach((metric, index) => {
    checkMetric(meta, metric, index, media);
  });
  if ((asked.period ?? "lifetime") !== "lifetime")
    throw badParameter("period must be one of the following values: lifetime");
  checkMedia(media);
  if (!hasNumbers(meta, media)) return { data: [] };
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
  const metric = call.params.get("metric") ?? "";
  const period = call.params.get("period") ?? "lifetime";
  return ok(insightsOf(meta, caller, media, { metric, period }));
}
