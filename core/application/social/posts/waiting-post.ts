import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";

/**
 * That a person may still edit this post or send it out, and has seen it as it is.
 * @throws AppError `conflict`: `already_sent_out` or `stale_revision`
 */
export function assertWaiting(post: Post, revision: number): void {
  if (post.status !== "draft" && post.status !== "scheduled") {
    throw new AppError("conflict", `The post is ${post.status}`, { reason: "already_sent_out" });
  }
  if (post.revision !== revision) {
    throw new AppError("conflict", "The post was changed meanwhile", { reason: "stale_revision" });
  }
}
