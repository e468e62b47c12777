import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { changePost } from "@/core/application/social/posts/change-post";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import { isPossible } from "@/core/domain/marketing/post-events";

export interface CancelPostRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly id: string;
}

/** Stops a post for good, as long as nothing of it can be public. */
export class CancelPostUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws AppError `not_found`, `conflict` (`too_late_to_cancel`) from `publishing` on */
  async execute({ ownerId, actorId, id }: CancelPostRequest): Promise<Post> {
    const post = await changePost(this.posts, this.clock, { ownerId, id }, (seen) => {
      if (isPossible(seen, "cancelled")) return { type: "cancelled" };
      throw new AppError("conflict", `The post is ${seen.status}`, { reason: "too_late_to_cancel" });
    });
    this.logger.info("post_cancelled", { ownerId, actorId, postId: id });
    return post;
  }
}
