/** Every number of a post that the module asks for, as Meta spells it (graph-api.md §4.1, 2026-09). */
export const INSIGHT_NAMES = [
  "views",
  "reach",
  "likes",
  "comments",
  "saved",
  "shares",
  "total_interactions",
  "replies",
  "navigation",
  "ig_reels_avg_watch_time",
] as const;

export type InsightName = (typeof INSIGHT_NAMES)[number];

/**
 * The names that may still be asked for after Meta refused one, read from its text; undefined when it names
 * none of ours. Several names are the list of what is allowed, a single one is the one that is refused: the
 * words around them come in the language of the token's owner (graph-api.md §4.2, §7.16).
 */
export function allowedInsights(text: string): readonly InsightName[] | undefined {
  const words = new Set(text.match(/\w+/g));
  const named = INSIGHT_NAMES.filter((name) => words.has(name));
  if (named.length === 0) return undefined;
  const isList = named.length > 1 || text.includes("one of the following values");
  return isList ? named : INSIGHT_NAMES.filter((name) => !words.has(name));
}
