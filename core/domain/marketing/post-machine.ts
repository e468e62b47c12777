import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import { byPerson } from "@/core/domain/marketing/post-by-person";
import { byWorker } from "@/core/domain/marketing/post-by-worker";
import { isPossible, type PostEvent } from "@/core/domain/marketing/post-events";
import { whileLive } from "@/core/domain/marketing/post-live";
/**
 * The post after an event; pure, and total over statuses.
 * @throws AppError `conflict` when the event cannot happen to this post.
 */
export function advance(post: Post, event: PostEvent, now: Date): Post {
  if (!isPossible(post, event.type)) {
    throw new AppError("conflict", `${event.type} cannot happen to a post that is ${post.status}`);
  }
  return { ...post, ...changes(post, event, now), updatedAt: now };
}

function changes(post: Post, event: PostEvent, now: Date): Partial<Post> {
  switch (event.type) {
    case "edited":
    case "sent_out":
    case "cancelled":
    case "retried":
    case "confirmed_live":
    case "confirmed_not_live":
      return byPerson(post, event, now);
    case "link_looked_up":
    case "comment_intended":
    case "comment_posted":
    case "comment_unclear":
    case "comment_unseen":
    case "comment_waits":
    case "comment_failed":
    case "metrics_round_done":
    case "missed_there":
    case "found_there":
      return whileLive(post, event, now);
    default:
      return byWorker(post, event, now);
  }
}
