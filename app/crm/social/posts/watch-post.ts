import { callApi } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import { parsePost } from "@/app/crm/social/posts/[postId]/parse-post";
import { isWorthWatching, nextLookMs } from "@/app/crm/social/posts/[postId]/poll-schedule";
import { isTerminal } from "@/core/domain/marketing/post";

const GIVE_UP_CODES: readonly string[] = ["not_found", "not_authenticated"];

export interface PostListener {
  readonly onPost: (post: PostView) => void;
  /** The sentence of a look that failed, or null once one works again. */
  readonly onTrouble: (sentence: string | null) => void;
}

/** Looks again and again, slower while nothing changes and not at all in a hidden tab. Returns how to stop. */
export function watchPost(initial: PostView, { onPost, onTrouble }: PostListener): () => void {
  const page = new AbortController();
  let post = initial;
  let quietLooks = 0;
  let endedAt = Date.now();
  let timer: number | undefined;

  const plan = () => {
    window.clearTimeout(timer);
    if (page.signal.aborted || document.hidden || !isWorthWatching(post, Date.now() - endedAt)) return;
    timer = window.setTimeout(() => void look(), nextLookMs(quietLooks));
    quietLooks += 1;
  };

  const look = async () => {
    const answer = await callApi(`/api/social/posts/${post.id}`, { signal: page.signal });
    if (page.signal.aborted) return;
    if (!answer.ok && GIVE_UP_CODES.includes(answer.failure.code)) return onTrouble(answer.failure.sentence);
    onTrouble(answer.ok ? null : `${answer.failure.sentence} We keep trying.`);
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

  const onVisibility = () => {
    quietLooks = 0;
    plan();
  };

  document.addEventListener("visibilitychange", onVisibility, { signal: page.signal });
  plan();
  return () => {
    page.abort();
    window.clearTimeout(timer);
  };
}

function hasMoved(before: PostView, after: PostView): boolean {
  return before.status !== after.status || before.progress !== after.progress;
}
