import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { AuthServiceFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { findConnection } from "@/core/application/social/connections/find-connection";
import type { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import type { Post } from "@/core/domain/marketing/post";
import type { PostEvent } from "@/core/domain/marketing/post-events";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
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
    private readonly mediaStore: MediaStore,
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
    // A send that Meta refused meanwhile put its post back into the queue.
    await this.cancelWaiting(auth);
    await this.forgetAvatar(auth);
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
    const liveWithoutId = new Set<string>();
    let left = await this.underWay(auth);
    for (let rest = RECONCILE_MS; left.length > 0 && rest > 0; rest = deadline - this.clock.now().getTime()) {
      const looks = left.map((post) => this.settle(post, auth, liveWithoutId));
      // A look may be slower than the time that is left: what it finds later finds the post decided.
      await Promise.race([Promise.all(looks), this.clock.sleep(rest)]);
      left = await this.underWay(auth);
      if (left.length > 0) await this.clock.sleep(LOOK_EVERY_MS);
    }
    const open = await this.underWay(auth);
    await Promise.all(open.map((post) => this.change(post, lastWord(post, liveWithoutId.has(post.id)))));
  }

  private underWay({ userId, channelId }: SocialAuth): Promise<readonly Post[]> {
    return this.posts.listByChannel(userId, channelId, ["publishing"]);
  }

  private async settle(post: Post, auth: SocialAuth, liveWithoutId: Set<string>): Promise<void> {
    if (post.publication.sentAt === null) return await this.change(post, lastWord(post, false));
    // Meta being down, or no Meta app being set, never blocks a disconnect.
    const live = await this.reconciler.findLive(post, auth).catch(() => null);
    if (live === null) return;
    // The list lags behind the container: the id may show itself while there is time.
    if (live.mediaId === null) return void liveWithoutId.add(post.id);
    await this.change(post, { type: "went_live", platformPostId: live.mediaId, permalink: live.permalink });
  }

  private async forgetAvatar({ avatarMediaId, channelId }: SocialAuth): Promise<void> {
    if (avatarMediaId === null) return;
    await this.mediaStore.delete(avatarMediaId).catch(() => this.logger.warn("avatar_left", { channelId }));
  }

  private async change(post: Post, event: PostEvent): Promise<void> {
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

/** What a post becomes that is still open when its account goes. */
function lastWord(post: Post, isLive: boolean): PostEvent {
  if (isLive) return { type: "went_live", platformPostId: null, permalink: null };
  const failure: PostFailure = {
    code: "not_connected",
    reason: null,
    scopes: [],
    retryable: false,
    item: null,
  };
  return post.publication.sentAt === null
    ? { type: "failed", failure }
    : { type: "left_unconfirmed", failure };
}
