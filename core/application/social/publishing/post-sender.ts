import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { PublishFailures } from "@/core/application/social/publishing/publish-failures";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { isTooLateToSend } from "@/core/application/social/publishing/send-window";
import { nextLookDelay } from "@/core/domain/marketing/look-schedule";
import { failureFrom } from "@/core/domain/marketing/post-failure";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** A container that said it was ready and was refused as early is not asked again at once. */
const EARLY_AGAIN_MS = 500;

/** The one dangerous call: intent first, and only while the lease outlives the request. */
export class PostSender {
  constructor(
    private readonly journal: PublishJournal,
    private readonly failures: PublishFailures,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async send(
    held: ClaimedPost,
    adapter: ResumablePostingAdapter,
    auth: SocialAuth,
    containerId: string,
  ): Next {
    const intended = await this.journal.write(held, {
      type: "send_intended",
      clockAheadMs: adapter.clockAheadMs(),
    });
    if (intended === null) return null;
    if (isTooLateToSend(intended.post.publication.sentAt, intended.leaseUntil, this.clock.now())) {
      this.logger.warn("send_skipped_too_late", { postId: held.post.id });
      return null;
    }
    const result = await adapter.commit(containerId);
    this.logger.info("publish_answered", { postId: held.post.id, kind: result.kind });
    switch (result.kind) {
      case "published":
        return await this.journal.keep(intended, {
          type: "went_live",
          platformPostId: result.mediaId,
          permalink: null,
        });
      case "not_ready":
        return await this.journal.pauseUntil(intended, this.untilReady(intended, adapter), (at) => ({
          type: "send_refused_as_early",
          at,
        }));
      case "refused":
        return await this.failures.refused(intended, result.error, auth, adapter);
      case "unclear":
        return await this.journal.keep(intended, {
          type: "answer_unclear",
          answer: result.answer,
          failure: failureFrom(result.error),
          at: this.clock.now(),
        });
    }
  }

  private untilReady({ post }: ClaimedPost, adapter: ResumablePostingAdapter): number {
    const { looks, containerCreatedAt } = post.publication;
    const age = this.clock.now().getTime() - (containerCreatedAt?.getTime() ?? 0);
    return Math.max(nextLookDelay(looks + 1, age, adapter.load()), EARLY_AGAIN_MS);
  }
}
