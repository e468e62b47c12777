import type { Clock } from "@/core/application/interfaces/clock";
import {
  COMMIT_TIMEOUT_MS,
  type CommentResult,
  type CommitResult,
  type ContainerState,
  type PostedComment,
  type PostingPublishRequest,
  type PostingPublishResponse,
  type QuotaReading,
  type ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import type { LiveEntry } from "@/core/domain/marketing/live-match";
import type { PostKind } from "@/core/domain/marketing/post-content";
import type { PostMetrics } from "@/core/domain/marketing/post-metrics";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { InstagramAuthService } from "@/infrastructure/adapters/external/social/auth/instagram-auth-service";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { isUnknownObject, refusedObject } from "@/infrastructure/adapters/external/social/graph/graph-error";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import { BasePostingAdapter } from "@/infrastructure/adapters/external/social/posting/base-posting-service";
import { commitFailure } from "@/infrastructure/adapters/external/social/posting/commit-result";
import { containerState } from "@/infrastructure/adapters/external/social/posting/container-state";
import { InstagramAccount } from "@/infrastructure/adapters/external/social/posting/instagram-account";
import {
  addComment,
  listComments,
} from "@/infrastructure/adapters/external/social/posting/instagram-comments";
import {
  childParameters,
  containerParameters,
} from "@/infrastructure/adapters/external/social/posting/instagram-container";
import { deletePost } from "@/infrastructure/adapters/external/social/posting/instagram-deletion";
import { listLive } from "@/infrastructure/adapters/external/social/posting/instagram-live-list";
import { readMetrics } from "@/infrastructure/adapters/external/social/posting/instagram-metrics";
import { isThere } from "@/infrastructure/adapters/external/social/posting/instagram-presence";
import { publishInOneGo } from "@/infrastructure/adapters/external/social/posting/publish-in-one-go";
import { sendUpload, type Uploads } from "@/infrastructure/adapters/external/social/posting/upload-sender";

/** Publishes for one connected Instagram account (graph-api.md §3). */
export class InstagramPostingAdapter extends BasePostingAdapter implements ResumablePostingAdapter {
  readonly platform = "instagram" as const;
  private readonly account: InstagramAccount;

  constructor(
    private readonly auth: InstagramAuthService,
    connection: SocialAuth,
    graph: GraphClient,
    private readonly clock: Clock,
    private readonly uploads: Uploads,
  ) {
    super();
    this.account = new InstagramAccount(graph, connection, auth);
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
    return await deletePost(this.account, postId);
  }

  async verifyAuth(): Promise<boolean> {
    return await this.auth.verifyAuth();
  }

  async prepareChild(request: PostingPublishRequest, index: number, signal?: AbortSignal): Promise<string> {
    const containerId = await this.makeContainer(childParameters(request, index));
    await sendUpload(this.account, this.uploads, containerId, request.media[index], signal);
    return containerId;
  }

  async prepare(
    request: PostingPublishRequest,
    children: readonly string[],
    signal?: AbortSignal,
  ): Promise<string> {
    const containerId = await this.makeContainer(containerParameters(request, children));
    const [item] = children.length === 0 ? request.media : [];
    await sendUpload(this.account, this.uploads, containerId, item, signal);
    return containerId;
  }

  async check(containerId: string): Promise<ContainerState> {
    const call = this.account.ofContainer(containerId, { query: { fields: "status_code,status" } });
    try {
      return containerState(await this.account.graph.get(call, schemas.container));
    } catch (error) {
      if (isUnknownObject(error) || isHiddenObject(error)) return { state: "unknown" };
      throw error;
    }
  }

  async commit(containerId: string): Promise<CommitResult> {
    const parameters = { form: { creation_id: containerId }, timeoutMs: COMMIT_TIMEOUT_MS };
    const call = this.account.ofAccount("media_publish", parameters);
    try {
      const { id } = await this.account.graph.post(call, schemas.created);
      return { kind: "published", mediaId: id };
    } catch (error) {
      return commitFailure(await this.account.explain(error, "content_publish"));
    }
  }

  async listLive(kind: PostKind, since: Date): Promise<readonly LiveEntry[]> {
    return await listLive(this.account, kind, since);
  }

  async getPermalink(mediaId: string): Promise<string | null> {
    const call = this.account.call(mediaId, { query: { fields: "permalink" } });
    const link = await this.account.graph
      .get(call, schemas.mediaLink)
      .catch((error: unknown) => this.account.refuse(error, "basic"));
    return link.permalink ?? null;
  }

  async getMetrics(postId: string, kind: PostKind = "feed"): Promise<PostMetrics> {
    return await readMetrics(this.account, postId, kind);
  }

  async isThere(mediaId: string, kind: PostKind, since: Date): Promise<boolean> {
    return await isThere(this.account, mediaId, kind, since);
  }

  async addComment(mediaId: string, text: string): Promise<CommentResult> {
    return await addComment(this.account, mediaId, text);
  }

  async listComments(mediaId: string): Promise<readonly PostedComment[]> {
    return await listComments(this.account, mediaId);
  }

  async readQuota(): Promise<QuotaReading> {
    const query = { fields: "quota_usage,config" };
    const call = this.account.ofAccount("content_publishing_limit", { query });
    const [reading] = (await this.account.graph.get(call, schemas.quota)).data;
    return { used: reading.quota_usage, total: reading.config?.quota_total ?? null };
  }

  load(): number {
    return this.account.load();
  }

  clockAheadMs(): number | null {
    return this.account.clockAheadMs();
  }

  private async makeContainer(form: Record<string, string>): Promise<string> {
    const call = this.account.ofAccount("media", { form });
    const made = await this.account.graph
      .post(call, schemas.created)
      .catch((error: unknown) => this.account.refuse(error, "content_publish"));
    return made.id;
  }
}

/** Seen on fresh objects whose POST had been allowed (graph-api.md §3.3): says nothing about a permission. */
function isHiddenObject(error: unknown): boolean {
  return error instanceof AppError && refusedObject(error) !== null;
}
