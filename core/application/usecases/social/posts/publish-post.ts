import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import {
  COMMIT_TIMEOUT_MS,
  type ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import { postingRequest } from "@/core/application/social/publishing/posting-request";
import type { PublishFailures } from "@/core/application/social/publishing/publish-failures";
import type { PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import * as plan from "@/core/domain/marketing/publish-plan";
import { canPublish, type SocialAuth } from "@/core/domain/marketing/social-auth";

/** A lease must outlive the request it covers by this much, or nothing is sent. */
const LEASE_MARGIN_MS = 5_000;

/** A claim that went on; null when this worker has nothing more to do with the post for now. */
type Next = Promise<ClaimedPost | null>;

/**
 * Takes a claimed post through prepare, check and commit, as far as it goes without a long wait. Every step
 * is stored before the next one begins; a write that is refused means the post is in other hands, and stops.
 */
export class PublishPostUseCase {
  constructor(
    private readonly connections: SocialAuthService,
    private readonly postingAdapterFor: PostingAdapterFor,
    private readonly reconciler: PostReconciler,
    private readonly journal: PublishJournal,
    private readonly failures: PublishFailures,
    private readonly mediaAddressFor: MediaAddressFor,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async execute(claim: ClaimedPost): Promise<void> {
    for (let held: ClaimedPost | null = claim; held !== null; ) held = await this.step(held);
  }

  private async step(held: ClaimedPost): Next {
    const { post } = held;
    const auth = await this.connections.getByChannel(post.ownerId, post.platform, post.channelId);
    if (auth === null) return await this.failures.withoutConnection(held);
    const obstacle = this.obstacle(post, auth);
    if (obstacle !== null) return await this.failures.handle(held, obstacle, auth);
    const adapter = this.adapterOrError(auth);
    if (adapter instanceof AppError) return await this.failures.handle(held, adapter, auth);
    return await this.stepWith(adapter, held, auth);
  }

  /** Without the app's credentials there is no adapter: a failure like any other, not a crash. */
  private adapterOrError(auth: SocialAuth): ResumablePostingAdapter | AppError {
    try {
      return this.postingAdapterFor(auth);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }

  private async stepWith(adapter: ResumablePostingAdapter, held: ClaimedPost, auth: SocialAuth): Next {
    const { post } = held;
    switch (post.status) {
      case "published":
        return await this.lookUpLink(held, adapter);
      case "publishing":
        return post.publication.sentAt === null
          ? await this.look(held, adapter, auth)
          : await this.reconcile(held, adapter, auth);
      default:
        return post.publication.containerId === null
          ? await this.prepare(held, adapter, auth)
          : await this.look(held, adapter, auth);
    }
  }

  /** Why this post may not be worked on now, as an error that says what to do. */
  private obstacle(post: Post, auth: SocialAuth): AppError | null {
    if (post.status === "published") return null;
    if (!canPublish(auth)) {
      return new AppError("reconnect_required", "The connection is known to be dead", {
        reason: auth.problemReason ?? "key_lost",
      });
    }
    // What may be live is reconciled first, whatever else is true.
    if (post.publication.sentAt !== null) return null;
    const missed = this.missed(post);
    if (missed !== null) return missed;
    const rest = (auth.publishingPausedUntil?.getTime() ?? 0) - this.clock.now().getTime();
    return rest > 0
      ? new AppError("account_restricted", "The account rests after an action block", {
          reason: "action_blocked",
          remedy: "wait",
          retryAfterSeconds: rest / 1000,
        })
      : null;
  }

  /** contract.md §6 rule 4: a post that waited for a person for over a day does not go out by surprise. */
  private missed(post: Post): AppError | null {
    const late = this.clock.now().getTime() - (post.scheduledAt ?? post.createdAt).getTime();
    return post.failure?.code === "reconnect_required" && late > plan.MISSED_AFTER_MS
      ? new AppError("missed_schedule", "Reconnected more than a day after the post's time")
      : null;
  }

  private async prepare(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const started = await this.journal.write(held, { type: "prepare_started" });
    if (started === null) return null;
    try {
      const containerId = await adapter.prepare(postingRequest(started.post, this.mediaAddressFor));
      return await this.journal.write(started, { type: "container_created", containerId });
    } catch (error) {
      return await this.failures.handle(started, error, auth);
    }
  }

  private async look(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { containerId, containerCreatedAt, looks } = held.post.publication;
    if (containerId === null) return await this.journal.write(held, { type: "container_lost" });
    const age = this.clock.now().getTime() - (containerCreatedAt?.getTime() ?? 0);
    try {
      const seen = await adapter.check(containerId);
      switch (seen.state) {
        case "finished":
          return await this.commit(held, adapter, auth, containerId);
        case "error":
          return await this.failures.handle(held, seen.error, auth);
        case "expired":
          return await this.failures.rebuild(
            held,
            new AppError("platform_unavailable", "The container expired"),
          );
        case "published":
          return await this.journal.keep(held, { type: "went_live", platformPostId: null, permalink: null });
        case "unknown":
          if (age >= plan.UNKNOWN_CONTAINER_GRACE_MS)
            return await this.commit(held, adapter, auth, containerId);
          break;
        case "in_progress":
          if (age >= plan.CONTAINER_LIFE_MS) {
            return await this.failures.rebuild(
              held,
              new AppError("platform_unavailable", "The container was never ready"),
            );
          }
      }
      return await this.journal.pauseUntil(held, plan.nextLookDelay(looks + 1, age), (at) => ({
        type: "look_again",
        at,
      }));
    } catch (error) {
      return await this.failures.handle(held, error, auth);
    }
  }

  /** The one dangerous call: intent first, and only while the lease outlives the request. */
  private async commit(
    held: ClaimedPost,
    adapter: ResumablePostingAdapter,
    auth: SocialAuth,
    containerId: string,
  ): Next {
    const intended = await this.journal.write(held, { type: "send_intended" });
    if (intended === null) return null;
    if (this.isTooLateToSend(intended)) {
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
      case "not_ready": {
        const { looks, containerCreatedAt } = intended.post.publication;
        const age = this.clock.now().getTime() - (containerCreatedAt?.getTime() ?? 0);
        const delay = Math.max(plan.nextLookDelay(looks + 1, age), 500);
        return await this.journal.pauseUntil(intended, delay, (at) => ({
          type: "send_refused_as_early",
          at,
        }));
      }
      case "refused":
        return await this.failures.refused(intended, result.error, auth);
      case "unclear": {
        const failure = plan.failureFrom(result.error);
        return await this.journal.keep(intended, {
          type: "answer_unclear",
          answer: result.answer,
          failure,
          at: this.clock.now(),
        });
      }
    }
  }

  /** Storing the intent took long: the quiet period is counted from it, and the lease runs. */
  private isTooLateToSend({ post, leaseUntil }: ClaimedPost): boolean {
    const now = this.clock.now().getTime();
    const since = now - (post.publication.sentAt?.getTime() ?? now);
    return since > plan.SEND_WITHIN_MS || leaseUntil.getTime() - now < COMMIT_TIMEOUT_MS + LEASE_MARGIN_MS;
  }

  /** contract.md §6 rule 2: nothing is sent here before Meta has shown twice that nothing is live. */
  private async reconcile(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { publication } = held.post;
    if (publication.firstUnclearAt === null || publication.unclear === null) {
      // A worker died between the intent and the answer: the same as no answer.
      const failure = plan.failureFrom(new AppError("platform_unavailable", "No answer was seen"));
      return await this.journal.write(held, {
        type: "answer_unclear",
        answer: "transient",
        failure,
        at: this.clock.now(),
      });
    }
    // What is seen is as old as the question: an answer that took long proves nothing about now.
    const askedAt = this.clock.now();
    const seen = await this.reconciler.observe(held.post, auth);
    if (seen.deadToken !== null && !seen.match) return await this.failures.handle(held, seen.deadToken, auth);
    const verdict = plan.judge(publication, seen, askedAt);
    this.logger.info("publish_reconciled", {
      postId: held.post.id,
      verdict: verdict.kind,
      container: seen.container,
    });
    switch (verdict.kind) {
      case "published":
        return await this.journal.keep(held, {
          type: "went_live",
          platformPostId: verdict.mediaId,
          permalink: verdict.permalink,
        });
      case "send_again": {
        const missed = this.missed(held.post);
        if (missed !== null) return await this.failures.handle(held, missed, auth);
        return publication.containerId === null
          ? null
          : await this.commit(held, adapter, auth, publication.containerId);
      }
      case "new_container":
        return await this.journal.write(held, { type: "container_lost" });
      case "failed":
        return await this.failures.provenNotLive(held, auth, verdict.pauseAccount);
      case "unconfirmed":
        return await this.failures.leaveUnconfirmed(held);
      case "look_again":
        return await this.journal.pauseUntil(held, verdict.afterMs, (at) => ({
          type: "nothing_seen",
          quiet: verdict.quiet,
          at,
        }));
    }
  }

  /** Decoration: whatever goes wrong here, the post stays published. */
  private async lookUpLink(held: ClaimedPost, adapter: ResumablePostingAdapter): Next {
    const { post } = held;
    const found = await this.findLink(post, adapter).catch(() => ({ platformPostId: null, permalink: null }));
    const delay = found.permalink === null ? plan.nextPermalinkDelay(post.permalinkLooks) : null;
    if (delay === null)
      return await this.journal.write(held, { type: "link_looked_up", ...found, again: null });
    return await this.journal.pauseUntil(held, delay, (again) => ({
      type: "link_looked_up",
      ...found,
      again,
    }));
  }

  private async findLink(post: Post, adapter: ResumablePostingAdapter) {
    if (post.platformPostId !== null) {
      return {
        platformPostId: post.platformPostId,
        permalink: await adapter.getPermalink(post.platformPostId),
      };
    }
    const match = await this.reconciler.findLink(post, adapter);
    return { platformPostId: match?.mediaId ?? null, permalink: match?.permalink ?? null };
  }
}
