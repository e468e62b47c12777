import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { RateLimiter } from "@/core/application/interfaces/rate-limiter";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { MediaUrlRule } from "@/core/application/interfaces/social/media-url-rule";
import type {
  NewPost,
  PostRepository,
  PublishNudge,
} from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { findConnection } from "@/core/application/social/connections/find-connection";
import { AppError, type FieldIssue } from "@/core/domain/errors";
import { checkInstagramPost } from "@/core/domain/marketing/instagram-rules";
import type { Post, PostContent, PostKind, PostMedia } from "@/core/domain/marketing/post";
import { canPublish } from "@/core/domain/marketing/social-auth";

export interface CreatePostRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly channelId: string;
  /** Null: one video is a reel, everything else feed. */
  readonly kind: PostKind | null;
  readonly caption: string;
  readonly media: readonly PostMedia[];
  readonly idempotencyKey: string | null;
  readonly fingerprint: string;
}

export interface CreatePostResponse {
  readonly post: Post;
  /** False: the same submission had been made before. */
  readonly created: boolean;
}

export class CreatePostUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly connections: SocialAuthService,
    private readonly mediaStore: MediaStore,
    private readonly mediaUrls: MediaUrlRule,
    private readonly rateLimiter: RateLimiter,
    private readonly nudge: PublishNudge,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async execute(request: CreatePostRequest): Promise<CreatePostResponse> {
    const { ownerId, actorId, channelId, caption, media, idempotencyKey, fingerprint } = request;
    const known =
      idempotencyKey === null ? null : await this.posts.findByKey(actorId, idempotencyKey, fingerprint);
    if (known !== null) return { post: known, created: false };
    const auth = await findConnection(this.connections, ownerId, channelId);
    const content = { kind: request.kind ?? kindOf(media), caption, media };
    await this.assertOwnUploads(ownerId, media);
    this.assertPublishable(content);
    if (!canPublish(auth)) {
      const reason = auth.problemReason ?? "key_lost";
      throw new AppError("reconnect_required", "The connection is known to be dead", { reason });
    }
    await this.rateLimiter.hit("post", actorId);
    const draft: NewPost = {
      ...content,
      ownerId,
      actorId,
      platform: "instagram",
      channelId,
      idempotencyKey,
      fingerprint,
    };
    const { post, created } = await this.posts.insert(draft, this.clock.now());
    if (created) {
      this.nudge();
      this.logger.info("post_submitted", { ownerId, actorId, channelId, postId: post.id });
    }
    return { post, created };
  }

  private async assertOwnUploads(ownerId: string, media: readonly PostMedia[]): Promise<void> {
    const checks = media.map(async ({ mediaId, type }, index): Promise<FieldIssue[]> => {
      if (mediaId === null) return [];
      const stored = await this.mediaStore.find(mediaId);
      const path = `media.${index}.mediaId`;
      if (stored?.ownerId !== ownerId)
        return [{ path, rule: "unknown_media", message: "This upload does not exist" }];
      return stored.type === type
        ? []
        : [{ path, rule: "media_type", message: `This upload is ${stored.type}, not ${type}` }];
    });
    const issues = (await Promise.all(checks)).flat();
    if (issues.length > 0) throw new AppError("invalid_request", "Unknown or foreign media", { issues });
  }

  private assertPublishable(content: PostContent): void {
    const urls = content.media.flatMap(({ url }, index) => {
      const message = url === null ? null : this.mediaUrls.problemWith(url);
      return message === null
        ? []
        : [{ path: `media.${index}.url`, rule: "url_public", message, limit: "https" }];
    });
    const issues = [...checkInstagramPost(content), ...urls];
    if (issues.length > 0)
      throw new AppError("media_rejected", "The post breaks rules of the platform", { issues });
  }
}

function kindOf(media: readonly PostMedia[]): PostKind {
  return media.length === 1 && media[0]?.type === "video" ? "reel" : "feed";
}
