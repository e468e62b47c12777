import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { Random } from "@/core/application/interfaces/random";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { Observation, PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import type { PostSender } from "@/core/application/social/publishing/post-sender";
import type { PublishFailures } from "@/core/application/social/publishing/publish-failures";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { AppError } from "@/core/domain/errors";
import { failureFrom } from "@/core/domain/marketing/post-failure";
import type { UnclearAnswer } from "@/core/domain/marketing/publication";
import * as plan from "@/core/domain/marketing/retry-plan";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import { type Evidence, judge, judgeAgain } from "@/core/domain/marketing/verdict";

/** contract.md §6 rule 2: nothing is sent here before Meta has shown twice that nothing is live. */
export class SendSettler {
  constructor(
    private readonly reconciler: PostReconciler,
    private readonly sender: PostSender,
    private readonly journal: PublishJournal,
    private readonly failures: PublishFailures,
    private readonly random: Random,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** After a send without a clear answer. */
  async settle(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { publication } = held.post;
    if (publication.firstUnclearAt === null || publication.unclear === null) {
      // A worker died between the intent and the answer, the same as no answer; or the account was held.
      const answer = publication.unclear ?? "transient";
      const failure =
        publication.unclearFailure ?? failureFrom(new AppError("platform_unavailable", "No answer was seen"));
      return await this.journal.write(held, {
        type: "answer_unclear",
        answer,
        failure,
        at: this.clock.now(),
      });
    }
    // What is seen is as old as the question: an answer that took long proves nothing about now.
    const askedAt = this.clock.now();
    const seen = await this.observe(held, auth);
    if (seen.deadToken !== null && !seen.match) return await this.failures.handle(held, seen.deadToken, auth);
    const verdict = judge(publication, seen, askedAt);
    this.report(held, verdict.kind, seen);
    switch (verdict.kind) {
      case "published": {
        const next = await this.journal.keep(held, {
          type: "went_live",
          platformPostId: verdict.mediaId,
          permalink: verdict.permalink,
        });
        if (publication.unclear === "action_blocked") await this.failures.pauseAccount(auth);
        return next;
      }
      case "send_again":
        return await this.sendAgain(held, adapter, auth);
      case "new_container":
        return await this.journal.write(held, { type: "container_lost" });
      case "failed":
        return await this.failures.provenNotLive(held, auth, verdict.pauseAccount);
      case "unconfirmed":
        if (publication.unclear === "action_blocked") await this.failures.pauseAccount(auth);
        return await this.failures.leaveUnconfirmed(held);
      case "look_again":
        return await this.journal.pauseUntil(held, verdict.afterMs, (at) => ({
          type: "nothing_seen",
          quiet: verdict.quiet,
          at,
        }));
    }
  }

  /** Before a post that was sent once goes out again because a person said so. */
  async recheck(held: ClaimedPost, auth: SocialAuth): Next {
    const { post } = held;
    const askedAt = this.clock.now();
    const seen = await this.observe(held, auth);
    if (seen.deadToken !== null && !seen.match) return await this.failures.handle(held, seen.deadToken, auth);
    const verdict = judgeAgain(seen, post.wantedAt, askedAt);
    this.report(held, verdict.kind, seen);
    switch (verdict.kind) {
      case "published":
        return await this.journal.keep(held, {
          type: "went_live",
          platformPostId: verdict.mediaId,
          permalink: verdict.permalink,
        });
      case "go_on":
        return await this.journal.write(held, {
          type: "recheck_passed",
          isContainerGood: verdict.isContainerGood && !isSpent(post.publication.unclear),
        });
      case "cannot_tell": {
        if (plan.isLongPast(post, askedAt)) return await this.failures.leaveUnconfirmed(held);
        const failure = failureFrom(new AppError("platform_unavailable", "Meta cannot be asked yet"));
        const delay = Math.max(plan.retryDelay(post.retries, this.random.fraction()), seen.retryAfterMs);
        return await this.journal.pauseUntil(held, delay, (until) => ({ type: "wait", until, failure }));
      }
    }
  }

  private async observe(held: ClaimedPost, auth: SocialAuth): Promise<Observation> {
    const seen = await this.reconciler.observe(held.post, auth);
    if (seen.missingPermission !== null) await this.failures.noteAccess(held, seen.missingPermission, auth);
    return seen;
  }

  private async sendAgain(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { containerId } = held.post.publication;
    if (plan.isMissed(held.post, this.clock.now())) return await this.failures.missed(held);
    return containerId === null ? null : await this.sender.send(held, adapter, auth, containerId);
  }

  private report({ post }: ClaimedPost, verdict: string, { container }: Evidence): void {
    this.logger.info("publish_reconciled", { postId: post.id, verdict, container });
  }
}

/** After such an answer the same container is never sent again (contract.md §6 rule 2). */
function isSpent(unclear: UnclearAnswer | null): boolean {
  return unclear === "permanent" || unclear === "action_blocked";
}
