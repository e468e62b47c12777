import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { markAndThrow } from "@/core/application/social/posts/dead-token";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { MetricsSnapshot } from "@/core/domain/marketing/post-metrics";
import { INSIGHTS_SCOPE } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

export interface GetPostMetricsRequest {
  readonly ownerId: string;
  readonly id: string;
}

export interface GetPostMetricsResponse {
  readonly latest: MetricsSnapshot;
  readonly history: readonly MetricsSnapshot[];
}

/** Stored values stay good for this long (contract.md §6). */
const FRESH_MS = 5 * 60 * 1000;

export class GetPostMetricsUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly connections: SocialAuthService,
    private readonly postingAdapterFor: PostingAdapterFor,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws AppError `not_found`, `conflict` (not published), `not_connected`, `missing_permission`, or Meta's when nothing is stored */
  async execute({ ownerId, id }: GetPostMetricsRequest): Promise<GetPostMetricsResponse> {
    const post = await this.posts.get(ownerId, id);
    if (post === null) throw new AppError("not_found", "No such post");
    if (post.status !== "published") {
      throw new AppError("conflict", "The post is not published", { reason: "post_not_published" });
    }
    if (post.platformPostId === null) {
      throw new AppError("conflict", "The post's id was never told", { reason: "post_id_unknown" });
    }
    const stored = post.metrics.at(-1);
    if (stored && this.clock.now().getTime() - stored.collectedAt.getTime() < FRESH_MS)
      return answer(post.metrics, stored);
    try {
      return await this.collect(post, post.platformPostId);
    } catch (error) {
      if (!stored) throw error;
      this.logger.info("metrics_stay_old", {
        postId: id,
        code: error instanceof AppError ? error.code : "internal",
      });
      return answer(post.metrics, stored);
    }
  }

  private async collect(post: Post, platformPostId: string): Promise<GetPostMetricsResponse> {
    const auth = await this.connectionOf(post);
    const metrics = await this.postingAdapterFor(auth)
      .getMetrics(platformPostId, post.kind)
      .catch((error: unknown) => markAndThrow(this.connections, auth, error));
    const latest = { collectedAt: this.clock.now(), metrics };
    await this.posts.addMetrics(post.id, latest);
    return answer([...post.metrics, latest], latest);
  }

  private async connectionOf(post: Post): Promise<SocialAuth> {
    const auth = await this.connections.getByChannel(post.ownerId, post.platform, post.channelId);
    if (auth === null) throw new AppError("not_connected", "The post's account is not connected any more");
    if (!auth.scopes.includes(INSIGHTS_SCOPE)) {
      throw new AppError("missing_permission", "Insights were not granted", { scopes: [INSIGHTS_SCOPE] });
    }
    return auth;
  }
}

function answer(history: readonly MetricsSnapshot[], latest: MetricsSnapshot): GetPostMetricsResponse {
  return { latest, history };
}
