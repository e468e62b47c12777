import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { AuthServiceFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { findConnection } from "@/core/application/usecases/social/instagram/find-connection";
import type { PostReconciler } from "@/core/application/usecases/social/posts/post-reconciler";
import type { Post } from "@/core/domain/marketing/post";
import { advance } from "@/core/domain/marketing/post-machine";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

export interface DisconnectInstagramRequest {
  readonly userId: string;
  readonly actorId: string;
  readonly channelId: string | null;
}

export interface DisconnectInstagramResponse {
  readonly success: true;
}

/** A post whose fate is open gets this long before it is left to a person (contract.md §5). */
const RECONCILE_MS = 10_000;
const LOOK_EVERY_MS = 500;

/** Stops the channel's posts, deletes the credentials, and revokes at Meta when nothing else needs the grant. */
export class DisconnectInstagramUseCase {
  constructor(
    private readonly socialAuthService: SocialAuthService,
    private readonly authServiceFor: AuthServiceFor,
    private readonly posts: PostRepository,
    private readonly reconciler: PostReconciler,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async execute({
    userId,
    actorId,
    channelId,
  }: DisconnectInstagramRequest): Promise<DisconnectInstagramResponse> {
    const auth = await findConnection(this.socialAuthService, userId, channelId);
    await this.cancelWaiting(auth);
    await this.settleUnderWay(auth);
    await this.socialAuthService.delete(auth.id);
    await this.revokeIfLast(auth);
    this.logger.info("connection_removed", { ownerId: userId, actorId, channelId: auth.channelId });
    return { success: true };
  }

  private async cancelWaiting(auth: SocialAuth): Promise<void> {
    const waiting = () =>
      this.posts.listByChannel(auth.userId, auth.channelId, [
        "scheduled",
        "queued",
        "preparing",
        "processing",
      ]);
    // A worker may move a post between reading and writing: those that moved are read again.
    for (
      let left = await waiting(), round = 0;
      left.length > 0 && round < 10;
      left = await waiting(), round += 1
    ) {
      await Promise.all(left.map((post) => this.change(post, { type: "cancelled" })));
    }
  }

  private async settleUnderWay(auth: SocialAuth): Promise<void> {
    const deadline = this.clock.now().getTime() + RECONCILE_MS;
    const underWay = () => this.posts.listByChannel(auth.userId, auth.channelId, ["publishing"]);
    let left = await underWay();
    for (let rest = RECONCILE_MS; left.length > 0 && rest > 0; rest = deadline - this.clock.now().getTime()) {
      // A look may be slower than the time that is left: what it finds later finds the post decided.
      await Promise.race([Promise.all(left.map((post) => this.settle(post, auth))), this.clock.sleep(rest)]);
      left = await underWay();
      if (left.length > 0) await this.clock.sleep(LOOK_EVERY_MS);
    }
    await Promise.all(left.map((post) => this.leaveUnconfirmed(post)));
  }

  private async settle(post: Post, auth: SocialAuth): Promise<void> {
    const live = await this.reconciler.findLive(post, auth);
    if (live === null) return;
    await this.change(post, { type: "went_live", platformPostId: live.mediaId, permalink: live.permalink });
  }

  private async leaveUnconfirmed(post: Post): Promise<void> {
    const failure = { code: "not_connected", reason: null, scopes: [], retryable: false } as const;
    await this.change(post, { type: "left_unconfirmed", failure });
  }

  private async change(post: Post, event: Parameters<typeof advance>[1]): Promise<void> {
    const now = this.clock.now();
    await this.posts.replace(post, advance(post, event, now), now);
  }

  /** Only after our own copy is gone, so that of two last disconnects at least one revokes. Never blocks. */
  private async revokeIfLast(auth: SocialAuth): Promise<void> {
    if (auth.facebookUserId === null) return;
    if ((await this.socialAuthService.countByFacebookUser(auth.facebookUserId)) > 0) return;
    await this.revoke(auth).catch(() => this.logger.warn("revoke_failed", { channelId: auth.channelId }));
  }

  /** In here, making the service may fail as well: without a Meta app there is none. */
  private async revoke(auth: SocialAuth): Promise<void> {
    await this.authServiceFor(auth).revoke();
  }
}
