import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import type { QuotaKeeper } from "@/core/application/social/publishing/quota-keeper";
import type { TokenTrouble } from "@/core/application/social/publishing/token-trouble";
import { AppError } from "@/core/domain/errors";
import { failureFrom, type PostFailure } from "@/core/domain/marketing/post-failure";
import { isMade } from "@/core/domain/marketing/publication";
import * as plan from "@/core/domain/marketing/retry-plan";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

const LOOK_AGAIN_MS = 1_000;

/** Decides from an error's remedy how a post goes on: wait, start over, hold for a person, or fail. */
export class PublishFailures {
  constructor(
    private readonly connections: SocialAuthService,
    private readonly tokenTrouble: TokenTrouble,
    private readonly quota: QuotaKeeper,
    private readonly journal: PublishJournal,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  /**
   * Any failure before the send, or while looking; `item` names the place of the media it is about. Errors
   * that are not ours are retried like a hiccup.
   */
  async handle(held: ClaimedPost, thrown: unknown, auth: SocialAuth, item: number | null = null): Next {
    const error =
      thrown instanceof AppError ? thrown : new AppError("internal", "Publishing failed", { cause: thrown });
    const failure = failureFrom(error, item);
    switch (plan.remedyFor(error)) {
      case "reconnect":
        return await this.tokenTrouble.hold(held, error, auth, { isSendRefused: false });
      case "rebuild":
        return await this.rebuild(held, error, plan.REBUILDS_AFTER_ERROR);
      case "retry_then_rebuild":
        return await this.retryFor(held, failure, plan.UNKNOWN_ID_RETRIES_MS, () =>
          this.rebuild(held, error, plan.REBUILDS_AFTER_ERROR),
        );
      case "retry_briefly":
        return await this.retryFor(held, failure, plan.BRIEF_RETRIES_MS, () => this.fail(held, failure));
      case "look_again":
        return await this.lookAgain(held, error, failure);
      case "retry":
        return error.code === "not_found"
          ? await this.retryFor(held, failure, plan.BRIEF_RETRIES_MS, () => this.fail(held, failure))
          : await this.retryLater(held, error, failure);
      case "wait":
        return await this.waitFor(held, error, failure, false);
      case "pause_account":
        await this.pauseAccount(auth);
        return await this.fail(held, failure);
      case "stop":
        return await this.fail(held, failure);
    }
  }

  /** Meta proved that the send did nothing. */
  async refused(
    held: ClaimedPost,
    error: AppError,
    auth: SocialAuth,
    adapter: ResumablePostingAdapter,
  ): Next {
    const remedy = plan.remedyFor(error);
    const failure = failureFrom(error);
    if (remedy === "reconnect")
      return await this.tokenTrouble.hold(held, error, auth, { isSendRefused: true });
    if (remedy !== "wait") return await this.fail(held, failure);
    const next = await this.waitFor(held, error, failure, true);
    if (error.code === "quota_exhausted") await this.quota.refresh(held.post.channelId, adapter);
    return next;
  }

  /** A new container, unless that has been tried `limit` times. */
  async rebuild(held: ClaimedPost, error: AppError, limit: number): Next {
    return held.post.publication.rebuilds >= limit
      ? await this.fail(held, failureFrom(error))
      : await this.journal.write(held, { type: "container_lost" });
  }

  /** Meta could not process one item of a carousel: once more where that may help, else the post fails with its name. */
  async childFailed(held: ClaimedPost, index: number, error: AppError, auth: SocialAuth): Next {
    return plan.remedyFor(error) === "rebuild"
      ? await this.rebuildChild(held, index, error)
      : await this.handle(held, error, auth, index);
  }

  async rebuildChild(held: ClaimedPost, index: number, error: AppError): Next {
    const rebuilds = held.post.publication.children[index]?.rebuilds ?? 0;
    return rebuilds >= plan.REBUILDS_AFTER_ERROR
      ? await this.fail(held, failureFrom(error, index))
      : await this.journal.write(held, { type: "child_lost", index });
  }

  async provenNotLive(held: ClaimedPost, auth: SocialAuth, pauseAccount: boolean): Next {
    if (pauseAccount) await this.pauseAccount(auth);
    return await this.fail(held, held.post.publication.unclearFailure ?? SILENCE);
  }

  async leaveUnconfirmed(held: ClaimedPost): Next {
    const failure = held.post.publication.unclearFailure ?? SILENCE;
    return await this.journal.write(held, {
      type: "left_unconfirmed",
      failure: { ...failure, retryable: false },
    });
  }

  async missed(held: ClaimedPost): Next {
    return await this.fail(
      held,
      failureFrom(new AppError("missed_schedule", "Its time passed more than a day ago")),
    );
  }

  /** graph-api.md §5.4: no automatic retry on this account for a day. */
  async pauseAccount(auth: SocialAuth): Promise<void> {
    const until = new Date(this.clock.now().getTime() + plan.ACTION_BLOCK_PAUSE_MS);
    await this.connections.update(auth.id, { publishingPausedUntil: until });
  }

  private async lookAgain(held: ClaimedPost, error: AppError, failure: PostFailure): Next {
    if (!isMade(held.post.publication)) return await this.retryLater(held, error, failure);
    return await this.journal.pauseUntil(held, LOOK_AGAIN_MS, (at) => ({
      type: "look_again",
      at,
      readyChildren: [],
    }));
  }

  private async retryFor(
    held: ClaimedPost,
    failure: PostFailure,
    delays: readonly number[],
    atLast: () => Next,
  ): Next {
    const delay = delays[held.post.publication.quickRetries];
    if (delay === undefined) return await atLast();
    return await this.waitMs(held, failure, delay, { isRefused: false, isQuick: true });
  }

  private async retryLater(held: ClaimedPost, error: AppError, failure: PostFailure): Next {
    return plan.isLongPast(held.post, this.clock.now())
      ? await this.fail(held, failure)
      : await this.waitFor(held, error, failure, false);
  }

  private async waitFor(held: ClaimedPost, error: AppError, failure: PostFailure, isRefused: boolean): Next {
    const { retryAfterSeconds } = error.details;
    const plain = plan.retryDelay(held.post.retries, this.random.fraction());
    const asked = retryAfterSeconds === undefined ? plain : retryAfterSeconds * 1000;
    return await this.waitMs(held, failure, Math.min(asked, plan.LONGEST_WAIT_MS), {
      isRefused,
      isQuick: false,
    });
  }

  private async waitMs(held: ClaimedPost, failure: PostFailure, ms: number, how: WaitKind): Next {
    // A send without a clear answer is never forgotten by waiting: its look is only put off.
    return held.post.publication.sentAt !== null && !how.isRefused
      ? await this.journal.pauseUntil(held, ms, (at) => ({ type: "nothing_seen", quiet: null, at }))
      : await this.journal.pauseUntil(held, ms, (until) => ({
          type: "wait",
          until,
          failure,
          isQuick: how.isQuick,
        }));
  }

  /** Proven not live; what nobody knows is left to a person instead. */
  private async fail(held: ClaimedPost, failure: PostFailure): Next {
    return held.post.publication.isRecheckDue
      ? await this.journal.write(held, {
          type: "left_unconfirmed",
          failure: { ...failure, retryable: false },
        })
      : await this.journal.write(held, { type: "failed", failure });
  }
}

interface WaitKind {
  /** Meta proved that the send did nothing. */
  readonly isRefused: boolean;
  readonly isQuick: boolean;
}

const SILENCE: PostFailure = {
  code: "platform_unavailable",
  reason: null,
  scopes: [],
  retryable: true,
  item: null,
};
