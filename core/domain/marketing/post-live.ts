import { upkeepAfter, upkeepFromNow } from "@/core/domain/marketing/live-upkeep-machine";
import type { Post } from "@/core/domain/marketing/post";
import type { UpkeepEvent } from "@/core/domain/marketing/post-events";
import { marked } from "@/core/domain/marketing/post-steps";

/** What changes about a post that turns out to be live. */
export function wentLive(
  post: Post,
  told: { readonly platformPostId: string | null; readonly permalink: string | null },
  now: Date,
): Partial<Post> {
  return {
    status: "published",
    failure: null,
    publishedAt: now,
    platformPostId: told.platformPostId,
    permalink: told.permalink,
    nextAttemptAt: null,
    publication: { ...post.publication, isRecheckDue: false },
    upkeep: upkeepFromNow(post, now),
    steps: marked(post.steps, { prepare: "done", process: "done", publish: "done" }, now),
  };
}

/** What changes about a post that is live, and stays so. */
export function whileLive(post: Post, event: UpkeepEvent, now: Date): Partial<Post> {
  const upkeep = upkeepAfter(post.upkeep, event, now);
  if (event.type !== "link_looked_up") return { upkeep };
  return {
    upkeep,
    platformPostId: post.platformPostId ?? event.platformPostId,
    permalink: event.permalink ?? post.permalink,
  };
}
