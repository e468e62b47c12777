import { callApi } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import { parsePost } from "@/app/crm/social/posts/parse-post";
import {
  CLOSE_PACE,
  idleMs,
  isWorthWatching,
  nextLookMs,
  type Pace,
} from "@/app/crm/social/posts/poll-schedule";
import { isTerminal } from "@/core/domain/marketing/post";

const GIVE_UP_CODES: readonly string[] = ["not_found", "not_authenticated"];

export interface PostListener {
  readonly onPost: (post: PostView) => void;
  /** The sentence of a look that failed, or null once one works again. */
  readonly onTrouble: (sentence: string | null) => void;
}

/**
 * Looks again and again: slower while nothing changes, not at all in a hidden tab or without a network, and at
 * once when there is one again. Returns how to stop.
 */
export function watchPost(
  initial: PostView,
  { onPost, onTrouble }: PostListener,
  pace: Pace = CLOSE_PACE,
): () => void {
  const page = new AbortController();
  let post = initial;
  let quietLooks = 0;
  let endedAt = Date.now();
  let timer: number | undefined;

  const plan = () => {
    window.clearTimeout(timer);
    const isAway = document.hidden || !navigator.onLine;
    if (page.signal.aborted || isAway || !isWorthWatching(post, Date.now() - endedAt)) return;
    const wait = Math.max(nextLookMs(quietLooks, pace), idleMs(post, Date.now()));
    timer = window.setTimeout(() => void look(), wait);
    quietLooks += 1;
  };

  const look = async () => {
    const answer = await callApi(`/api/social/posts/${post.id}`, { signal: page.signal });
    if (page.signal.aborted) return;
    if (!answer.ok && GIVE_UP_CODES.includes(answer.failure.code)) return onTrouble(answer.failure.sentence);
    // That there is no network is said elsewhere.
    if (navigator.onLine) onTrouble(answer.ok ? null : `${answer.failure.sentence} We keep trying.`);
    const next = answer.ok ? parsePost(answer.body) : null;
    if (next !== null) take(next);
    plan();
  };

  const take = (next: PostView) => {
    if (hasMoved(post, next)) quietLooks = 0;
    if (!isTerminal(post.status) && isTerminal(next.status)) endedAt = Date.now();
    post = next;
    onPost(next);
  };

  const onReturn = () => {
    quietLooks = 0;
    plan();
  };

  document.addEventListener("visibilitychange", onReturn, { signal: page.signal });
  window.addEventListener("online", onReturn, { signal: page.signal });
  plan();
  return () => {
    page.abort();
    window.clearTimeout(timer);
  };
}

function hasMoved(before: PostView, after: PostView): boolean {
  return before.status !== after.status || before.progress !== after.progress;
}
