import type { Clock } from "@/core/application/interfaces/clock";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import type { Post } from "@/core/domain/marketing/post";
import type { PostEvent } from "@/core/domain/marketing/post-events";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import { advance } from "@/core/domain/marketing/post-machine";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** A post whose fate is open gets this long before it is left to a person (contract.md §5). */
const RECONCILE_MS = 10_000;
const LOOK_EVERY_MS = 500;

/** What becomes of a channel's posts when its connection goes. */
export class ChannelClosing {
  constructor(
    private readonly posts: PostRepository,
    private readonly reconciler: Pick<PostReconciler, "findLive">,
    private readonly clock: Clock,
  ) {}

  async cancelWaiting(auth: SocialAuth): Promise<void> {
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

  /**
   * Looks for what was sent, for ten seconds at most or until `isOver`. What is live is written down, with its id
   * where Meta tells it; the rest stays open.
   */
  async settleUnderWay(auth: SocialAuth, isOver: () => Promise<boolean>): Promise<void> {
    const deadline = this.clock.now().getTime() + RECONCILE_MS;
    const liveWithoutId = new Set<string>();
    let left = await this.sent(auth);
    for (let rest = RECONCILE_MS; left.length > 0 && rest > 0; rest = deadline - this.clock.now().getTime()) {
      const looks = left.map((post) => this.settle(post, auth, liveWithoutId));
      // A look may be slower than the time that is left: what it finds later finds the post decided.
      await Promise.race([Promise.all(looks), this.clock.sleep(rest)]);
      if (await isOver()) break;
      left = await this.sent(auth);
      if (left.length > 0) await this.clock.sleep(LOOK_EVERY_MS);
    }
    const live = (await this.sent(auth)).filter(({ id }) => liveWithoutId.has(id));
    await Promise.all(live.map((post) => this.change(post, LIVE)));
  }

  /** Without a connection nobody can look any more: what may be live is left to a person. */
  async leaveOpen(auth: SocialAuth): Promise<void> {
    const open = await this.underWay(auth);
    await Promise.all(open.map((post) => this.change(post, lastWord(post))));
  }

  private underWay({ userId, channelId }: SocialAuth): Promise<readonly Post[]> {
    return this.posts.listByChannel(userId, channelId, ["publishing"]);
  }

  private async sent(auth: SocialAuth): Promise<readonly Post[]> {
    return (await this.underWay(auth)).filter(({ publication }) => publication.sentAt !== null);
  }

  private async settle(post: Post, auth: SocialAuth, liveWithoutId: Set<string>): Promise<void> {
    // Meta being down, or no Meta app being set, never blocks a disconnect.
    const live = await this.reconciler.findLive(post, auth).catch(() => null);
    if (live === null) return;
    // The list lags behind the container: the id may show itself while there is time.
    if (live.mediaId === null) return void liveWithoutId.add(post.id);
    await this.change(post, { type: "went_live", platformPostId: live.mediaId, permalink: live.permalink });
  }

  private async change(post: Post, event: PostEvent): Promise<void> {
    const now = this.clock.now();
    await this.posts.replace(post, advance(post, event, now), now);
  }
}

const LIVE: PostEvent = { type: "went_live", platformPostId: null, permalink: null };

/** What a post becomes that is still open when its account goes. */
function lastWord({ publication }: Post): PostEvent {
  const failure: PostFailure = {
    code: "not_connected",
    reason: null,
    scopes: [],
    retryable: false,
    item: null,
  };
  return publication.sentAt === null ? { type: "failed", failure } : { type: "left_unconfirmed", failure };
}
