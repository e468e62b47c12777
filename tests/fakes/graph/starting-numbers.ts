import { createHash } from "node:crypto";

/** Plausible and repeatable: the same post always starts with the same numbers. */
export function startingNumbers(seed: string) {
  const [a = 0, b = 0, c = 0] = createHash("sha256").update(seed).digest();
  const likes = 12 + (a % 40);
  const comments = b % 9;
  const saved = c % 7;
  const shares = a % 5;
  const reach = 180 + a + b;
  return {
    likeCount: likes,
    commentsCount: comments,
    insights: {
      reach,
      views: reach + 40 + c,
      likes,
      comments,
      saved,
      shares,
      total_interactions: likes + comments + saved + shares,
    },
  };
}
