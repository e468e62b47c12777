import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostRepository, PublishNudge } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { findConnection } from "@/core/application/social/connections/find-connection";
import { changePost } from "@/core/application/social/posts/change-post";
import { editedContent, type PostChanges } from "@/core/application/social/posts/edited-content";
import type { PictureFitter } from "@/core/application/social/posts/picture-fitter";
import { sendTime } from "@/core/application/social/posts/schedule-window";
import type { SubmissionCheck } from "@/core/application/social/posts/submission-check";
import { assertWaiting } from "@/core/application/social/posts/waiting-post";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { PersonEvent } from "@/core/domain/marketing/post-events";

export interface EditPostRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly id: string;
  /** The one that the person has seen. */
  readonly revision: number;
  readonly changes: PostChanges;
  /** Turns a scheduled post back into a draft. */
  readonly backToDraft: boolean;
}

/** Changes a post that nobody has sent out yet; a scheduled one keeps its place unless its time changes. */
export class EditPostUseCase {
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
   * @throws AppError `not_found` (post or channel), `conflict` (`already_sent_out`, `stale_revision`),
   * `invalid_request` (schedule, uploads), and for a post that stays scheduled `media_rejected`,
   * `reconnect_required`, `missing_permission`
   */
  async execute(request: EditPostRequest): Promise<Post> {
    const { ownerId, actorId, id } = request;
    const post = await changePost(this.posts, this.clock, { ownerId, id }, (seen) =>
      this.edit(seen, request),
    );
    if (post.status === "scheduled") this.nudge();
    this.logger.info("post_edited", { ownerId, actorId, postId: id, revision: post.revision });
    return post;
  }

  private async edit(post: Post, { revision, changes, backToDraft }: EditPostRequest): Promise<PersonEvent> {
    assertWaiting(post, revision);
    const isDraft = backToDraft || post.status === "draft";
    const scheduledAt = changes.scheduledAt === undefined ? post.scheduledAt : changes.scheduledAt;
    if (!isDraft) this.assertStaysScheduled(changes.scheduledAt);
    const channelId = changes.channelId ?? post.channelId;
    const content = editedContent(post, changes);
    if (!isDraft) {
      const auth = await findConnection(this.connections, post.ownerId, channelId);
      await this.check.assertSendable(content, auth, post);
      const media = await this.pictures.fit(content);
      return { type: "edited", channelId, content: { ...content, media }, scheduledAt, isDraft };
    }
    // A draft may outlive the connection that it was written for, but not move to a stranger's.
    if (changes.channelId !== undefined) await findConnection(this.connections, post.ownerId, channelId);
    await this.check.assertOwnUploads(post.ownerId, content.media);
    return { type: "edited", channelId, content, scheduledAt, isDraft };
  }

  /** Only a time that is given is looked at: the one that is stored was good when it was given. */
  private assertStaysScheduled(scheduledAt: Date | null | undefined): void {
    if (scheduledAt === undefined) return;
    if (scheduledAt === null) {
      const message = "A scheduled post needs its time; send draft: true to take it back";
      throw new AppError("invalid_request", "A scheduled post without a time", {
        issues: [{ path: "scheduledAt", rule: "schedule_required", message }],
      });
    }
    sendTime(scheduledAt, this.clock.now());
  }
}
