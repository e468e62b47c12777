import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostRepository, PublishNudge } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { changePost } from "@/core/application/social/posts/change-post";
import { assertAlive, connectionOf } from "@/core/application/social/posts/post-connection";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { PersonEvent } from "@/core/domain/marketing/post-events";
import { isPossible } from "@/core/domain/marketing/post-events";

export interface RetryPostRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly id: string;
}

/** Sends a failed post on its way again; what was ever sent is looked for at the platform first. */
export class RetryPostUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly connections: SocialAuthService,
    private readonly nudge: PublishNudge,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws AppError `not_found`, `conflict` (`not_failed`), `not_connected`, `reconnect_required` */
  async execute({ ownerId, actorId, id }: RetryPostRequest): Promise<Post> {
    const post = await changePost(
      this.posts,
      this.clock,
      { ownerId, id },
      async (seen): Promise<PersonEvent> => {
        if (!isPossible(seen, "retried"))
          throw new AppError("conflict", `The post is ${seen.status}`, { reason: "not_failed" });
        assertAlive(await connectionOf(this.connections, seen));
        return { type: "retried" };
      },
    );
    this.nudge(id);
    this.logger.info("post_retried", { ownerId, actorId, postId: id });
    return post;
  }
}
