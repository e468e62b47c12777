import type { NewPost } from "@/core/application/interfaces/social/post-repository";
import { newPostState } from "@/core/domain/marketing/new-post";
import type { Post } from "@/core/domain/marketing/post";

/** A submission as it stands before any worker saw it. */
export function submittedPost(post: NewPost, id: string, now: Date): Post {
  const { idempotencyKey, fingerprint, ...submitted } = post;
  return { ...submitted, id, ...newPostState(post, now) };
}
