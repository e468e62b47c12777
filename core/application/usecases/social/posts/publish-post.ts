import type { Clock } from "@/core/application/interfaces/clock";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { AccountRest } from "@/core/application/social/publishing/account-rest";
import type { ContainerMaker } from "@/core/application/social/publishing/container-maker";
import type { ContainerWatcher } from "@/core/application/social/publishing/container-watcher";
import type { PublishFailures } from "@/core/application/social/publishing/publish-failures";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import type { QuotaKeeper } from "@/core/application/social/publishing/quota-keeper";
import type { SendSettler } from "@/core/application/social/publishing/send-settler";
import type { TokenTrouble } from "@/core/application/social/publishing/token-trouble";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import { isMade } from "@/core/domain/marketing/publication";
import * as plan from "@/core/domain/marketing/retry-plan";
import { canPublish, type SocialAuth } from "@/core/domain/marketing/social-auth";

export interface PublishPostDependencies {
  readonly connections: SocialAuthService;
  readonly postingAdapterFor: PostingAdapterFor;
  readonly maker: ContainerMaker;
  readonly watcher: ContainerWatcher;
  readonly settler: SendSettler;
  readonly failures: PublishFailures;
  readonly tokenTrouble: TokenTrouble;
  readonly rest: AccountRest;
  readonly quota: QuotaKeeper;
  readonly journal: PublishJournal;
  readonly clock: Clock;
}

/**
 * Takes a claimed post through prepare, check and commit, as far as it goes without a long wait. Every step
 * is stored before the next one begins; a write that is refused means the post is in other hands, and stops.
 */
export class PublishPostUseCase {
  readonly #with: PublishPostDependencies;

  constructor(dependencies: PublishPostDependencies) {
    this.#with = dependencies;
  }

  /** `stopping` ends the work between two steps: the post is given back, due as it was. */
  async execute(claim: ClaimedPost, stopping?: AbortSignal): Promise<void> {
    for (let held: ClaimedPost | null = claim; held !== null; ) {
      if (stopping?.aborted) return await this.#with.journal.giveBack(held);
      held = await this.step(held);
      if (held !== null) await this.untilDue(held, stopping);
    }
  }

  private async untilDue({ post }: ClaimedPost, stopping: AbortSignal | undefined): Promise<void> {
    const { clock } = this.#with;
    const ms = (post.nextAttemptAt?.getTime() ?? 0) - clock.now().getTime();
    if (ms > 0) await clock.sleep(ms, stopping);
  }

  private async step(held: ClaimedPost): Next {
    const { connections, failures, tokenTrouble, clock } = this.#with;
    const { post } = held;
    const auth = await connections.getByChannel(post.ownerId, post.platform, post.channelId);
    if (auth === null) return await tokenTrouble.withoutConnection(held);
    if (canPublish(auth) && isUntold(post) && plan.isMissed(post, clock.now()))
      return await failures.missed(held);
    const obstacle = await this.obstacle(post, auth);
    if (obstacle !== null) return await failures.handle(held, obstacle, auth);
    const adapter = this.adapterOrError(auth);
    if (adapter instanceof AppError) return await failures.handle(held, adapter, auth);
    return await this.stepWith(adapter, held, auth);
  }

  private async stepWith(adapter: ResumablePostingAdapter, held: ClaimedPost, auth: SocialAuth): Next {
    const { settler, watcher, maker, quota, failures } = this.#with;
    const { post } = held;
    if (post.publication.isRecheckDue) return await settler.recheck(held, auth);
    if (post.publication.sentAt !== null) return await settler.settle(held, adapter, auth);
    const isFirstStep = !isMade(post.publication);
    if (isFirstStep && adapter.load() >= 1) return await failures.handle(held, ALLOWANCE_USED_UP, auth);
    if (isFirstStep || post.failure?.code === "quota_exhausted") {
      const shortage = await quota.obstacle(post.channelId, adapter);
      if (shortage !== null) return await failures.handle(held, shortage, auth);
    }
    return isFirstStep ? await maker.make(held, adapter, auth) : await watcher.look(held, adapter, auth);
  }

  /** Without the app's credentials there is no adapter: a failure like any other, not a crash. */
  private adapterOrError(auth: SocialAuth): ResumablePostingAdapter | AppError {
    try {
      return this.#with.postingAdapterFor(auth);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }

  /** Why this post may not be worked on now, as an error that says what to do. */
  private async obstacle(post: Post, auth: SocialAuth): Promise<AppError | null> {
    if (!canPublish(auth)) {
      return new AppError("reconnect_required", "The connection is known to be dead", {
        reason: auth.problemReason ?? "key_lost",
      });
    }
    // What may be live is reconciled first, whatever else is true.
    if (!isUntold(post)) return null;
    const leftMs = await this.#with.rest.leftMs(auth);
    return leftMs > 0
      ? new AppError("rate_limited", "The account rests after an action block", {
          reason: "action_blocked",
          remedy: "wait",
          retryAfterSeconds: leftMs / 1000,
        })
      : null;
  }
}

/** Nothing new is begun with calls that would be refused, and would count (graph-api.md §5.4). */
const ALLOWANCE_USED_UP = new AppError("rate_limited", "Meta's allowance is used up", { remedy: "wait" });

/** Nothing of it was sent, or it is proven that nothing came of it. */
function isUntold({ publication }: Post): boolean {
  return publication.sentAt === null && !publication.isRecheckDue;
}
