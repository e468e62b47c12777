import type { FirstComment } from "@/core/domain/marketing/live-upkeep";
import { visibleText } from "@/core/domain/marketing/pasted-text";
import type { Post } from "@/core/domain/marketing/post";
import { QUIET_PERIOD_MS } from "@/core/domain/marketing/verdict";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long after a send the next one may follow, by how often it was sent; after the last there is none. The
 * second one comes as soon as it is proven that the first did nothing, the others outlive some hours in which
 * nobody can comment.
 */
const NEXT_SEND_MS: readonly number[] = [0, 0, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR];
/** A comment that could not be written within this time after going live is not the first any more. */
export const COMMENT_PATIENCE_MS = 24 * 60 * MINUTE;
/** Without a usable token or an answer we look again after this. */
export const COMMENT_LOOK_AGAIN_MS = 5 * MINUTE;

export function isTooLateToComment({ publishedAt }: Pick<Post, "publishedAt">, now: Date): boolean {
  return publishedAt !== null && now.getTime() - publishedAt.getTime() > COMMENT_PATIENCE_MS;
}

export interface SeenComment {
  readonly id: string;
  readonly text: string;
}

/**
 * Our own among the comments under a post: the one with the same words. By whom it is proves nothing: an
 * account may have been renamed since it was connected, and would comment twice.
 */
export function findOwnComment(comments: readonly SeenComment[], text: string): SeenComment | null {
  return comments.find((comment) => normal(comment.text) === normal(text)) ?? null;
}

export type CommentVerdict =
  | { readonly kind: "send_again" }
  | { readonly kind: "give_up" }
  | { readonly kind: "look_again"; readonly afterMs: number };

/**
 * What a look that did not show the comment means: after two such looks, the second one a quiet period after
 * the send, nothing was written (the same proof as for posts, contract.md §6 rule 2). Before the next send we
 * look once more.
 */
export function judgeUnseen({ sentAt, unseenSince, sends }: FirstComment, now: Date): CommentVerdict {
  const elapsed = now.getTime() - (sentAt?.getTime() ?? 0);
  const untilSettled = QUIET_PERIOD_MS - elapsed;
  if (untilSettled > 0) return { kind: "look_again", afterMs: Math.min(untilSettled, 20 * SECOND) };
  if (unseenSince === null || unseenSince >= now) return { kind: "look_again", afterMs: 5 * SECOND };
  const nextSend = NEXT_SEND_MS[sends];
  if (nextSend === undefined) return { kind: "give_up" };
  return elapsed < nextSend ? { kind: "look_again", afterMs: nextSend - elapsed } : { kind: "send_again" };
}

function normal(text: string): string {
  return visibleText(text.replace(/\r\n?/g, "\n")).normalize("NFC");
}
