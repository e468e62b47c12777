import type { PostView } from "@/app/api/_schemas/post";
import { streamPost } from "@/app/crm/social/posts/[postId]/stream-post";
import { isWorthStreaming } from "@/app/crm/social/posts/poll-schedule";
import { type PostListener, watchPost } from "@/app/crm/social/posts/watch-post";

/** Follows a post by the server's events, and by looking where they do not come or have ended. Returns how to stop. */
export function followPost(initial: PostView, listener: PostListener): () => void {
  if (!isWorthStreaming(initial, Date.now())) return watchPost(initial, listener);
  let post = initial;
  let stop = streamPost(initial.id, {
    onPost: (next) => {
      post = next;
      listener.onPost(next);
    },
    onOver: () => {
      stop = watchPost(post, listener);
    },
  });
  return () => stop();
}
