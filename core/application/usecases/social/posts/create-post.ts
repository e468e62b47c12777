import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { RateLimiter } from "@/core/application/interfaces/rate-limiter";
import type {
  NewPost,
  PostRepository,
  PublishNudge,
} from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { findConnection } from "@/core/application/social/connections/find-connection";
import type { PictureFitter } from "@/core/application/social/posts/picture-fitter";
import { sendTime } from "@/core/application/social/posts/schedule-window";
import type { SubmissionCheck } from "@/core/application/social/posts/submission-check";
import type { Post } from "@/core/domain/marketing/post";
import {
  kindOf,
  normalizeContent,
  type PostContent,
  type PostKind,
} from "@/core/domain/marketing/post-content";

export interface CreatePostRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly channelId: string;
  /** A kind that is null is decided by the media: one video is a reel, everything else feed. */
  readonly content: Omit<PostContent, "kind"> & { readonly kind: PostKind | null };
  readonly scheduledAt: Date | null;
  readonly isDraft: boolean;
  readonly idempotencyKey: string | null;
  readonly fingerprint: string;
}

export interface CreatePostResponse {
  readonly post: Post;
  /** False: the same submission had been made before. */
  readonly created: boolean;
}

type Beginning = Pick<NewPost, "status" | "scheduledAt">;

/** Takes a post in: as a draft, for its time, or for now. */
export class CreatePostUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly connections: SocialAuthService,
    private readonly check: SubmissionCheck,
    private readonly pictures: Pick<PictureFitter, "fit">,
    private readonly rateLimiter: RateLimiter,
    private readonly nudge: PublishNudge,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Of a draft only the shape is checked, and that channel and uploads are the owner's. What was submitted
   * before under this key costs nothing; all else counts, however it ends.
   * @throws AppError `conflict` (a used key), `invalid_request` (schedule, uploads), `not_found` (the channel),
   * `media_rejected`, `reconnect_required`, `missing_permission`, `rate_limited`
   */
  async execute(request: CreatePostRequest): Promise<CreatePostResponse> {
    const { ownerId, actorId, channelId, idempotencyKey: key, fingerprint } = request;
    const known = key === null ? null : await this.posts.findByKey(actorId, key, fingerprint);
    if (known !== null) return { post: known, created: false };
    await this.rateLimiter.hit(request.isDraft ? "edit" : "post", actorId);
    const beginning = this.beginningOf(request);
    const auth = await findConnection(this.connections, ownerId, channelId);
    const { kind, media } = request.content;
    const content = normalizeContent({ ...request.content, kind: kind ?? kindOf(media) });
    if (request.isDraft) await this.check.assertOwnUploads(ownerId, media);
    else await this.check.assertSendable(content, auth);
    const shaped = request.isDraft ? content.media : await this.pictures.fit(content);
    const made = await this.posts.insert(
      {
        ...content,
        media: shaped,
        ...beginning,
        ownerId,
        actorId,
        platform: "instagram",
        channelId,
        idempotencyKey: key,
        fingerprint,
      },
      this.clock.now(),
    );
    if (made.created) this.afterwards(request, made.post);
    return made;
  }

  private beginningOf({ isDraft, scheduledAt }: CreatePostRequest): Beginning {
    if (isDraft) return { status: "draft", scheduledAt };
    const at = sendTime(scheduledAt, this.clock.now());
    return { status: at === null ? "queued" : "scheduled", scheduledAt: at };
  }

  private afterwards({ ownerId, actorId, channelId }: CreatePostRequest, { id, status }: Post): void {
    if (status === "queued") this.nudge(id);
    this.logger.info("post_submitted", { ownerId, actorId, channelId, postId: id, status });
  }
}
