import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { readPost } from "@/core/application/social/posts/change-post";
import { markAndThrow } from "@/core/application/social/posts/dead-token";
import { assertAlive, assertGranted } from "@/core/application/social/posts/post-connection";
import { AppError } from "@/core/domain/errors";
import type { Post, PostStatus } from "@/core/domain/marketing/post";
import { CONTENTS_SCOPE } from "@/core/domain/marketing/scopes";

export interface DeletePostRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly id: string;
}

const OUR_RECORD_ONLY: readonly PostStatus[] = ["draft", "scheduled", "failed", "cancelled"];
const ROUNDS = 5;

/** Deletes a post: at the platform if it is live there, and then here. */
export class DeletePostUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly connections: SocialAuthService,
    private readonly postingAdapterFor: PostingAdapterFor,
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {}

  /**
   * Of a post that cannot be read our record goes; if it is live there, it stays there.
   * @throws AppError `not_found`, `conflict` (`delete_while_running`, `delete_in_app`), `missing_permission`,
   * `reconnect_required` (the connection is marked), or the platform's
   */
  async execute({ ownerId, actorId, id }: DeletePostRequest): Promise<void> {
    if (await this.posts.removeUnreadable(ownerId, id, this.clock.now())) {
      return this.logger.info("post_deleted", { ownerId, actorId, postId: id, status: "unreadable" });
    }
    let post: Post | null = await readPost(this.posts, { ownerId, id });
    let isGoneThere = false;
    for (let round = 0; post !== null && round < ROUNDS; round += 1) {
      // Upkeep may write while the platform deletes: it is asked once, whatever happens here.
      if (!isGoneThere) await this.assertDeletable(post);
      isGoneThere ||= post.status === "published";
      if (await this.posts.remove(post)) {
        this.logger.info("post_deleted", { ownerId, actorId, postId: id, status: post.status });
        return;
      }
      post = await this.posts.get(ownerId, id);
    }
    if (post !== null) throw new AppError("conflict", "Somebody else kept changing the post");
  }

  /** That our record is all there is of the post; one that is live is deleted there first. */
  private async assertDeletable(post: Post): Promise<void> {
    if (OUR_RECORD_ONLY.includes(post.status)) return;
    if (post.upkeep.goneAt !== null) return;
    if (post.status === "published") return await this.deleteThere(post);
    throw new AppError("conflict", `The post is ${post.status}`, { reason: "delete_while_running" });
  }

  private async deleteThere(post: Post): Promise<void> {
    const auth = await this.connections.getByChannel(post.ownerId, post.platform, post.channelId);
    if (post.platformPostId === null || auth === null || auth.login === "instagram") {
      throw new AppError("conflict", "We cannot delete this post there", { reason: "delete_in_app" });
    }
    assertAlive(auth);
    assertGranted(auth, CONTENTS_SCOPE);
    const isGone = await this.postingAdapterFor(auth)
      .delete(post.platformPostId)
      .catch((error: unknown) => markAndThrow(this.connections, auth, error));
    if (!isGone) throw new AppError("platform_unavailable", "The platform did not delete the post");
  }
}
