import type { Clock } from "@/core/application/interfaces/clock";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import type { QuotaKeeper } from "@/core/application/social/publishing/quota-keeper";
import type { TokenTrouble } from "@/core/application/social/publishing/token-trouble";
import type { Post } from "@/core/domain/marketing/post";
import { nextPermalinkDelay } from "@/core/domain/marketing/retry-plan";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

interface Found {
  readonly platformPostId: string | null;
  readonly permalink: string | null;
}

/** Finds the public address of a live post: decoration, whatever goes wrong the post stays published. */
export class LinkFinder {
  constructor(
    private readonly reconciler: PostReconciler,
    private readonly quota: QuotaKeeper,
    private readonly tokenTrouble: TokenTrouble,
    private readonly journal: PublishJournal,
    private readonly clock: Clock,
  ) {}

  /** The first look also counts the post, and asks nothing where the address is known. */
  async lookUp(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { post } = held;
    const found = await this.find(post, adapter, auth);
    const delay = found.permalink === null ? nextPermalinkDelay(post.upkeep.linkLooks) : null;
    const again = delay === null ? null : new Date(this.clock.now().getTime() + delay);
    const written = await this.journal.writeAndHold(held, { type: "link_looked_up", ...found, again });
    if (post.upkeep.linkLooks === 0) await this.quota.countLive(post.channelId, adapter);
    return written;
  }

  /** One more look, for an id or an address that was not there while we looked for it often. */
  async lookLate(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { permalink, platformPostId, upkeep } = held.post;
    if (permalink !== null || upkeep.linkDueAt !== null) return held;
    const found = await this.find(held.post, adapter, auth);
    const isNew = found.permalink !== null || (found.platformPostId !== null && platformPostId === null);
    return isNew
      ? await this.journal.writeAndHold(held, { type: "link_looked_up", ...found, again: null })
      : held;
  }

  private async find(post: Post, adapter: ResumablePostingAdapter, auth: SocialAuth): Promise<Found> {
    try {
      return await this.ask(post, adapter);
    } catch (error) {
      await this.tokenTrouble.note(post, error, auth);
      return { platformPostId: null, permalink: null };
    }
  }

  private async ask(post: Post, adapter: ResumablePostingAdapter): Promise<Found> {
    const { platformPostId, permalink } = post;
    if (permalink !== null) return { platformPostId, permalink };
    if (platformPostId !== null) {
      return { platformPostId, permalink: await adapter.getPermalink(platformPostId) };
    }
    const match = await this.reconciler.findLink(post, adapter);
    return { platformPostId: match?.mediaId ?? null, permalink: match?.permalink ?? null };
  }
}
