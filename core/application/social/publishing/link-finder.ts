import type { Clock } from "@/core/application/interfaces/clock";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import type { QuotaKeeper } from "@/core/application/social/publishing/quota-keeper";
import type { Post } from "@/core/domain/marketing/post";
import { nextPermalinkDelay } from "@/core/domain/marketing/retry-plan";

/** Finds the public address of a live post: decoration, whatever goes wrong the post stays published. */
export class LinkFinder {
  constructor(
    private readonly reconciler: PostReconciler,
    private readonly quota: QuotaKeeper,
    private readonly journal: PublishJournal,
    private readonly clock: Clock,
  ) {}

  async lookUp(held: ClaimedPost, adapter: ResumablePostingAdapter): Next {
    const { post } = held;
    const found = await this.find(post, adapter).catch(() => ({ platformPostId: null, permalink: null }));
    const delay = found.permalink === null ? nextPermalinkDelay(post.upkeep.linkLooks) : null;
    const again = delay === null ? null : new Date(this.clock.now().getTime() + delay);
    const written = await this.journal.writeAndHold(held, { type: "link_looked_up", ...found, again });
    if (post.upkeep.linkLooks === 0) await this.quota.countLive(post.channelId, adapter);
    return written;
  }

  private async find(post: Post, adapter: ResumablePostingAdapter) {
    const { platformPostId } = post;
    if (platformPostId !== null) {
      return { platformPostId, permalink: await adapter.getPermalink(platformPostId) };
    }
    const match = await this.reconciler.findLink(post, adapter);
    return { platformPostId: match?.mediaId ?? null, permalink: match?.permalink ?? null };
  }
}
