import type { NewPost } from "@/core/application/interfaces/social/post-repository";
import type { Post } from "@/core/domain/marketing/post";
import { queuedState } from "@/core/domain/marketing/queued-post";

/** A submission as it stands before any worker saw it. */
export function queuedPost({ idempotencyKey, fingerprint, ...post }: NewPost, id: string, now: Date): Post {
  return { ...post, id, ...queuedState(now) };
}
