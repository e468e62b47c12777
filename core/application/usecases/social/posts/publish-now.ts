import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostRepository, PublishNudge } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { changePost } from "@/core/application/social/posts/change-post";
import type { PictureFitter } from "@/core/application/social/posts/picture-fitter";
import { connectionOf } from "@/core/application/social/posts/post-connection";
import { sendTime } from "@/core/application/social/posts/schedule-window";
import type { SubmissionCheck } from "@/core/application/social/posts/submission-check";
import { assertWaiting } from "@/core/application/social/posts/waiting-post";
import type { Post } from "@/core/domain/marketing/post";
import type { PersonEvent } from "@/core/domain/marketing/post-events";

export interface PublishNowRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly id: string;
  /** The one that the person has seen. */
  readonly revision: number;
}

/** Sends a draft out, at its time if it has one, or a scheduled post before its time. */
export class PublishNowUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly connections: SocialAuthService,
    private readonly check: SubmissionCheck,
    private readonly pictures: Pick<PictureFitter, "fit">,
    private readonly nudge: PublishNudge,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * @throws AppError `not_found`, `conflict` (`already_sent_out`, `stale_revision`), `not_connected`,
   * `invalid_request` (uploads, a draft whose time has passed), `media_rejected`, `reconnect_required`,
   * `missing_permission`
   */
  async execute({ ownerId, actorId, id, revision }: PublishNowRequest): Promise<Post> {
    const post = await changePost(
      this.posts,
      this.clock,
      { ownerId, id },
      async (seen): Promise<PersonEvent> => {
        assertWaiting(seen, revision);
        const scheduledAt = seen.status === "draft" ? sendTime(seen.scheduledAt, this.clock.now()) : null;
        await this.check.assertSendable(seen, await connectionOf(this.connections, seen));
        return { type: "sent_out", media: await this.pictures.fit(seen), scheduledAt };
      },
    );
    this.nudge(id);
    this.logger.info("post_sent_out", { ownerId, actorId, postId: id, status: post.status });
    return post;
  }
}
