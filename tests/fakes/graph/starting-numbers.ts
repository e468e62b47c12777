import { createHash } from "node:crypto";
import type { FakeMedia } from "./posts";

/** Plausible and repeatable: the same post always starts with the same numbers. */
export function startingNumbers(seed: string, productType: FakeMedia["productType"]) {
  const [a = 0, b = 0, c = 0] = createHash("sha256").update(seed).digest();
  const likes = 12 + (a % 40);
  const comments = productType === "STORY" ? 0 : b % 9;
  const saved = c % 7;
  const shares = a % 5;
  const reach = 180 + a + b;
  const views = reach + 40 + c;
  const post = {
    reach,
    views,
    likes,
    comments,
    saved,
    shares,
    total_interactions: likes + comments + saved + shares,
  };
  const replies = b % 4;
  const insights: Record<FakeMedia["productType"], Record<string, number>> = {
    FEED: post,
    REELS: { ...post, ig_reels_avg_watch_time: 2500 + a * 20, ig_reels_video_view_total_time: views * 2600 },
    STORY: { reach, views, shares, replies, total_interactions: shares + replies, navigation: reach + c },
  };
  return { likeCount: likes, commentsCount: comments, insights: insights[productType] };
}
