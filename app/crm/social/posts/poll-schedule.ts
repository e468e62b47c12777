import type { PostView } from "@/app/api/_schemas/post";
import { isTerminal } from "@/core/domain/marketing/post";

const FIRST_MS = 500;
const LONGEST_MS = 5_000;
const LINK_PATIENCE_MS = 60_000;

/** How long to wait before the next look, after so many in which nothing changed. */
export function nextLookMs(quietLooks: number): number {
  return Math.min(LONGEST_MS, Math.round(FIRST_MS * 1.4 ** quietLooks));
}

/** A live post is watched a little longer: its link may follow. */
export function isWorthWatching(
  { status, permalink }: Pick<PostView, "status" | "permalink">,
  sinceEndMs: number,
) {
  if (status === "draft") return false;
  if (status === "published") return permalink === null && sinceEndMs < LINK_PATIENCE_MS;
  return !isTerminal(status);
}
