import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { ClaimedPost, PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { PresenceCheck } from "@/core/application/social/publishing/presence-check";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import type { TokenTrouble } from "@/core/application/social/publishing/token-trouble";
import { AppError } from "@/core/domain/errors";
import { nextMetricsAt } from "@/core/domain/marketing/metrics-schedule";
import type { Post } from "@/core/domain/marketing/post";
import type { UpkeepEvent } from "@/core/domain/marketing/post-events";
import { INSIGHTS_SCOPE } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** Collects a live post's numbers, round by round; a round that fails is left out, never made up. */
export class MetricsCollector {
  constructor(
    private readonly posts: PostRepository,
    private readonly presence: PresenceCheck,
    private readonly tokenTrouble: TokenTrouble,
    private readonly journal: PublishJournal,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async collect(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { post } = held;
    if (post.upkeep.goneAt !== null) return held;
    const seen =
      post.platformPostId !== null && auth.scopes.includes(INSIGHTS_SCOPE)
        ? await this.read(post, post.platformPostId, adapter, auth)
        : null;
    const now = this.clock.now();
    const again = nextMetricsAt(post.kind, post.publishedAt ?? now, now);
    const done = await this.journal.writeAndHold(held, { type: "metrics_round_done", again });
    return done === null || seen === null ? done : await this.journal.writeAndHold(done, seen);
  }

  /** Answers what the round told about the post being there; null: nothing new. */
  private async read(
    post: Post,
    platformPostId: string,
    adapter: ResumablePostingAdapter,
    auth: SocialAuth,
  ): Promise<UpkeepEvent | null> {
    try {
      const metrics = await adapter.getMetrics(platformPostId, post.kind);
      await this.posts.addMetrics(post.id, { collectedAt: this.clock.now(), metrics });
      return post.upkeep.missingSince === null ? null : { type: "found_there" };
    } catch (error) {
      const code = error instanceof AppError ? error.code : "internal";
      this.logger.info("metrics_not_collected", { postId: post.id, code });
      await this.tokenTrouble.note(post, error, auth);
      return await this.presence.after(post, error, adapter);
    }
  }
}
