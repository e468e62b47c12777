import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostRepository, PublishNudge } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { changePost } from "@/core/application/social/posts/change-post";
import { withinMs } from "@/core/application/social/posts/within";
import type { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import { isPossible, type PersonEvent } from "@/core/domain/marketing/post-events";

export interface ConfirmPostRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly id: string;
  /** Whether the person sees the post on Instagram. */
  readonly live: boolean;
}

/** A person waits for this: what Meta has not told by then is looked up later, or never. */
const LOOK_MS = 5_000;
const UNTOLD = { platformPostId: null, permalink: null } as const;

/** A person decides about a post of which the platform never told whether it is live. */
export class ConfirmPostUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly connections: SocialAuthService,
    private readonly reconciler: Pick<PostReconciler, "findLive">,
    private readonly nudge: PublishNudge,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws AppError `not_found`, `conflict` (`not_unconfirmed`) */
  async execute({ ownerId, actorId, id, live }: ConfirmPostRequest): Promise<Post> {
    const post = await changePost(
      this.posts,
      this.clock,
      { ownerId, id },
      async (seen): Promise<PersonEvent> => {
        if (!isPossible(seen, "confirmed_live"))
          throw new AppError("conflict", `The post is ${seen.status}`, { reason: "not_unconfirmed" });
        return live
          ? { type: "confirmed_live", ...(await this.lookUp(seen)) }
          : { type: "confirmed_not_live" };
      },
    );
    this.nudge(live ? undefined : id);
    this.logger.info("post_confirmed", { ownerId, actorId, postId: id, live });
    return post;
  }

  /** Whatever goes wrong here, the person has decided. */
  private async lookUp(post: Post): Promise<{ platformPostId: string | null; permalink: string | null }> {
    const found = await withinMs(this.clock, LOOK_MS, this.ask(post)).catch(() => null);
    return found === null ? UNTOLD : { platformPostId: found.mediaId, permalink: found.permalink };
  }

  private async ask(post: Post) {
    const auth = await this.connections.getByChannel(post.ownerId, post.platform, post.channelId);
    return auth && (await this.reconciler.findLive(post, auth));
  }
}
