const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * When numbers are collected, counted from going live: often while they move, seldom later. Insights come
 * up to 48 h late (graph-api.md §4.2), so a month is looked at.
 */
const ROUNDS_MS = [
  15 * MINUTE,
  1 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  1 * DAY,
  2 * DAY,
  3 * DAY,
  5 * DAY,
  7 * DAY,
  14 * DAY,
  21 * DAY,
  30 * DAY,
];
/** A story and its insights end after 24 h (graph-api.md §4.2): the last look is taken just before. */
const STORY_ROUNDS_MS = [15 * MINUTE, 1 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 18 * HOUR, 23.5 * HOUR];

export function firstMetricsAt(publishedAt: Date): Date {
  return new Date(publishedAt.getTime() + (ROUNDS_MS[0] ?? HOUR));
}

/** The next time to collect after `now`; rounds that were slept through are not made up. Null: it is over. */
export function nextMetricsAt(kind: "feed" | "reel" | "story", publishedAt: Date, now: Date): Date | null {
  const rounds = kind === "story" ? STORY_ROUNDS_MS : ROUNDS_MS;
  const next = rounds.map((ms) => publishedAt.getTime() + ms).find((at) => at > now.getTime());
  return next === undefined ? null : new Date(next);
}
