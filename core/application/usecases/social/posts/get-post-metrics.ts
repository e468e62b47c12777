import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { noteLostPermissions } from "@/core/application/social/connections/lost-permissions";
import { markDead } from "@/core/application/social/connections/mark-dead";
import type { MetricsReads } from "@/core/application/social/posts/metrics-reads";
import type { PresenceCheck } from "@/core/application/social/publishing/presence-check";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { UpkeepEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import type { MetricsSnapshot } from "@/core/domain/marketing/post-metrics";
import { INSIGHTS_SCOPE } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

export interface GetPostMetricsRequest {
  readonly ownerId: string;
  readonly id: string;
}

export interface GetPostMetricsResponse {
  /** When we learnt that the post was deleted on the platform: these numbers are its last. */
  readonly goneAt: Date | null;
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
    private readonly presence: PresenceCheck,
    private readonly reads: MetricsReads<GetPostMetricsResponse>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * @throws AppError `not_found`, `conflict` (not published, or gone before its numbers were read), `not_connected`,
   * `missing_permission`, or Meta's when nothing is stored
   */
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
    if (post.upkeep.goneAt !== null) return lastOf(post);
    if (stored && this.clock.now().getTime() - stored.collectedAt.getTime() < FRESH_MS)
      return answer(post, stored);
    return await this.read(post, post.platformPostId).catch((error: unknown) => {
      if (!stored) throw error;
      this.logger.info("metrics_stay_old", {
        postId: id,
        code: error instanceof AppError ? error.code : "internal",
      });
      return answer(post, stored);
    });
  }

  /**
   * Shared with whoever asks for the same post with the same credentials and saw the same last reading: other ones
   * are a reason to ask anew.
   */
  private async read(post: Post, platformPostId: string): Promise<GetPostMetricsResponse> {
    const auth = await this.connectionOf(post);
    const seen = post.metrics.at(-1)?.collectedAt.getTime() ?? "none";
    const key = `${post.id}/${auth.credentialsId ?? ""}/${seen}`;
    return await this.reads.share(key, () => this.collect(post, platformPostId, auth));
  }

  private async collect(
    post: Post,
    platformPostId: string,
    auth: SocialAuth,
  ): Promise<GetPostMetricsResponse> {
    const adapter = this.postingAdapterFor(auth);
    try {
      const latest = {
        collectedAt: this.clock.now(),
        metrics: await adapter.getMetrics(platformPostId, post.kind),
      };
      await this.posts.addMetrics(post.id, latest);
      if (post.upkeep.missingSince !== null) await this.note(post, { type: "found_there" });
      return { ...answer(post, latest), history: [...post.metrics, latest] };
    } catch (error) {
      await markDead(this.connections, auth, error);
      await noteLostPermissions(this.connections, auth, error);
      const seen = await this.presence.after(post, error, adapter);
      const noted = seen && (await this.note(post, seen));
      if (noted && noted.upkeep.goneAt !== null) return lastOf(noted);
      throw error;
    }
  }

  /** Null: somebody else wrote meanwhile; the next look tells as much. */
  private async note(post: Post, event: UpkeepEvent): Promise<Post | null> {
    const now = this.clock.now();
    return await this.posts.replace(post, advance(post, event, now), now);
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

function answer(post: Post, latest: MetricsSnapshot): GetPostMetricsResponse {
  return { latest, history: post.metrics, goneAt: post.upkeep.goneAt };
}

/** Of a post that is gone nothing new can be learnt. */
function lastOf(post: Post): GetPostMetricsResponse {
  const last = post.metrics.at(-1);
  if (last !== undefined) return answer(post, last);
  throw new AppError("conflict", "The post was deleted on the platform", { reason: "post_gone" });
}
