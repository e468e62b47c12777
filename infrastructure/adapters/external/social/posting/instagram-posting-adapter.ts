import type { Clock } from "@/core/application/interfaces/clock";
import {
  COMMIT_TIMEOUT_MS,
  type CommitResult,
  type ContainerState,
  type PostingPublishRequest,
  type PostingPublishResponse,
  type ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import type { LiveEntry } from "@/core/domain/marketing/live-match";
import type { PostKind, PostMetrics } from "@/core/domain/marketing/post";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { Secret } from "@/core/domain/secret";
import type { InstagramAuthService } from "@/infrastructure/adapters/external/social/auth/instagram-auth-service";
import {
  type GraphClient,
  isUnknownObject,
} from "@/infrastructure/adapters/external/social/graph/graph-client";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import { BasePostingAdapter } from "@/infrastructure/adapters/external/social/posting/base-posting-service";
import { commitFailure } from "@/infrastructure/adapters/external/social/posting/commit-result";
import { containerState } from "@/infrastructure/adapters/external/social/posting/container-state";
import { containerParameters } from "@/infrastructure/adapters/external/social/posting/instagram-container";
import {
  FEED_METRICS,
  toPostMetrics,
} from "@/infrastructure/adapters/external/social/posting/instagram-metrics";
import { publishInOneGo } from "@/infrastructure/adapters/external/social/posting/publish-in-one-go";

const LIST_FIELDS = "id,caption,permalink,timestamp,media_type,media_product_type";

/** Publishes for one connected Instagram account (graph-api.md §3). */
export class InstagramPostingAdapter extends BasePostingAdapter implements ResumablePostingAdapter {
  readonly platform = "instagram" as const;

  constructor(
    private readonly auth: InstagramAuthService,
    private readonly connection: SocialAuth,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {
    super();
  }

  async publish(request: PostingPublishRequest): Promise<PostingPublishResponse> {
    if (request.media.length === 0) {
      return { success: false, error: "Instagram requires at least one image or video" };
    }
    return await publishInOneGo(this, request, this.clock);
  }

  async update(_postId: string, _request: PostingPublishRequest): Promise<PostingPublishResponse> {
    return { success: false, error: "Instagram does not support post editing" };
  }

  async delete(postId: string): Promise<boolean> {
    try {
      await this.graph.delete({ path: postId, token: this.token() }, schemas.success);
    } catch (error) {
      if (!isUnknownObject(error)) throw error;
    }
    return true;
  }

  async verifyAuth(): Promise<boolean> {
    return await this.auth.verifyAuth();
  }

  async prepare(request: PostingPublishRequest): Promise<string> {
    const form = containerParameters(request);
    const { id } = await this.graph.post(
      { path: this.edge("media"), form, token: this.token() },
      schemas.created,
    );
    return id;
  }

  async check(containerId: string): Promise<ContainerState> {
    try {
      const query = { fields: "status_code,status" };
      return containerState(
        await this.graph.get({ path: containerId, query, token: this.token() }, schemas.container),
      );
    } catch (error) {
      if (isUnknownObject(error)) return { state: "unknown" };
      throw error;
    }
  }

  async commit(containerId: string): Promise<CommitResult> {
    const token = this.token();
    try {
      const form = { creation_id: containerId };
      const request = { path: this.edge("media_publish"), form, token, timeoutMs: COMMIT_TIMEOUT_MS };
      const { id } = await this.graph.post(request, schemas.created);
      return { kind: "published", mediaId: id };
    } catch (error) {
      return commitFailure(error);
    }
  }

  async listLive(kind: PostKind): Promise<readonly LiveEntry[]> {
    const path = this.edge(kind === "story" ? "stories" : "media");
    const answer = await this.graph.get(
      { path, query: { fields: LIST_FIELDS }, token: this.token() },
      schemas.mediaList,
    );
    return answer.data.map((entry) => ({
      mediaId: entry.id,
      permalink: entry.permalink ?? null,
      caption: entry.caption ?? null,
      mediaType: entry.media_type,
      productType: entry.media_product_type,
      timestamp: entry.timestamp,
    }));
  }

  async getPermalink(mediaId: string): Promise<string | null> {
    const query = { fields: "permalink" };
    const answer = await this.graph.get({ path: mediaId, query, token: this.token() }, schemas.mediaLink);
    return answer.permalink ?? null;
  }

  async getMetrics(postId: string): Promise<PostMetrics> {
    const token = this.token();
    const counts = { path: postId, query: { fields: "like_count,comments_count" }, token };
    const metrics = {
      path: `${postId}/insights`,
      query: { metric: FEED_METRICS.join(","), period: "lifetime" },
      token,
    };
    const [own, insights] = await Promise.all([
      this.graph.get(counts, schemas.mediaCounts),
      this.graph.get(metrics, schemas.insights),
    ]);
    return toPostMetrics(own, insights.data);
  }

  private edge(name: "media" | "media_publish" | "stories"): string {
    return `${this.connection.openId}/${name}`;
  }

  private token(): Secret {
    const { accessToken } = this.connection;
    if (accessToken !== null) return accessToken;
    throw new AppError("reconnect_required", "The stored token cannot be opened", { reason: "key_lost" });
  }
}
