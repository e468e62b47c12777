import type { FirstComment } from "@/core/domain/marketing/live-upkeep";
import { QUIET_PERIOD_MS } from "@/core/domain/marketing/verdict";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How often the first comment may be sent; each further send needs proof that the last did nothing. */
export const MAX_COMMENT_SENDS = 3;
/** A comment that could not be written within this time after going live is not the first any more. */
export const COMMENT_PATIENCE_MS = 24 * 60 * MINUTE;
/** Without a usable token or an answer we look again after this. */
export const COMMENT_LOOK_AGAIN_MS = 5 * MINUTE;

export interface SeenComment {
  readonly id: string;
  readonly text: string;
  readonly username: string | null;
}

/** Our own among the comments under a post: same words, by this account where the platform tells by whom. */
export function findOwnComment(
  comments: readonly SeenComment[],
  text: string,
  username: string,
): SeenComment | null {
  const isOurs = (comment: SeenComment): boolean =>
    normal(comment.text) === normal(text) && (comment.username === null || comment.username === username);
  return comments.find(isOurs) ?? null;
}

export type CommentVerdict =
  | { readonly kind: "send_again" }
  | { readonly kind: "give_up" }
  | { readonly kind: "look_again"; readonly afterMs: number };

/**
 * What a look that did not show the comment means: after two such looks, the second one a quiet period after
 * the send, nothing was written (the same proof as for posts, contract.md §6 rule 2).
 */
export function judgeUnseen({ sentAt, unseenSince, sends }: FirstComment, now: Date): CommentVerdict {
  const untilSettled = QUIET_PERIOD_MS - (now.getTime() - (sentAt?.getTime() ?? 0));
  if (untilSettled > 0) return { kind: "look_again", afterMs: Math.min(untilSettled, 20 * SECOND) };
  if (unseenSince === null || unseenSince >= now) return { kind: "look_again", afterMs: 5 * SECOND };
  return sends >= MAX_COMMENT_SENDS ? { kind: "give_up" } : { kind: "send_again" };
}

function normal(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim().normalize("NFC");
}
