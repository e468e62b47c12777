import type { Clock } from "@/core/application/interfaces/clock";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { AccountRest } from "@/core/application/social/publishing/account-rest";
import type { PostWaits } from "@/core/application/social/publishing/post-waits";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import type { QuotaKeeper } from "@/core/application/social/publishing/quota-keeper";
import type { TokenTrouble } from "@/core/application/social/publishing/token-trouble";
import { AppError } from "@/core/domain/errors";
import { failureFrom, type PostFailure } from "@/core/domain/marketing/post-failure";
import { isMade } from "@/core/domain/marketing/publication";
import * as plan from "@/core/domain/marketing/retry-plan";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** Decides from an error's remedy how a post goes on: wait, start over, hold for a person, or fail. */
export class PublishFailures {
  constructor(
    private readonly rest: AccountRest,
    private readonly tokenTrouble: TokenTrouble,
    private readonly quota: QuotaKeeper,
    private readonly waits: PostWaits,
    private readonly journal: PublishJournal,
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
    const fail = () => this.fail(held, failure);
    const rebuild = () => this.rebuild(held, error, rebuildsAfter(error));
    switch (plan.remedyFor(error)) {
      case "reconnect":
        return await this.tokenTrouble.hold(held, error, auth, { isSendRefused: false });
      case "rebuild":
        return await rebuild();
      case "retry_then_rebuild":
        return await this.waits.quickly(held, failure, plan.UNKNOWN_ID_RETRIES_MS, rebuild);
      case "retry_briefly":
        return await this.waits.quickly(held, failure, plan.BRIEF_RETRIES_MS, fail);
      case "look_again":
        return isMade(held.post.publication)
          ? await this.waits.toLookAgain(held)
          : await this.retryLater(held, error, failure);
      case "retry":
        return error.code === "not_found"
          ? await this.waits.quickly(held, failure, plan.BRIEF_RETRIES_MS, fail)
          : await this.retryLater(held, error, failure);
      case "wait":
        return await this.waits.asAsked(held, error, failure);
      case "pause_account":
        await this.pauseAccount(auth);
        return await fail();
      case "stop":
        await this.tokenTrouble.note(held.post, error, auth);
        return await fail();
    }
  }

  /** What a look at Meta told about the access, beside what it told about the post. */
  async noteAccess({ post }: ClaimedPost, error: unknown, auth: SocialAuth): Promise<void> {
    await this.tokenTrouble.note(post, error, auth);
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
    if (remedy !== "wait") {
      await this.tokenTrouble.note(held.post, error, auth);
      return await this.fail(held, failure);
    }
    const next = await this.waits.afterRefusal(held, error, failure);
    if (error.code === "quota_exhausted") await this.quota.refused(held.post.channelId, adapter);
    return next;
  }

  /** A new container, unless that has been tried `limit` times: the first one at once, others after a pause. */
  async rebuild(held: ClaimedPost, error: AppError, limit: number): Next {
    const { rebuilds } = held.post.publication;
    return rebuilds >= limit
      ? await this.fail(held, failureFrom(error))
      : await this.waits.beforeRebuild(held, rebuilds);
  }

  /** Meta could not process one item of a carousel: once more where that may help, else the post fails with its name. */
  async childFailed(held: ClaimedPost, index: number, error: AppError, auth: SocialAuth): Next {
    return plan.remedyFor(error) === "rebuild"
      ? await this.rebuildChild(held, index, error, rebuildsAfter(error))
      : await this.handle(held, error, auth, index);
  }

  async rebuildChild(held: ClaimedPost, index: number, error: AppError, limit: number): Next {
    const rebuilds = held.post.publication.children[index]?.rebuilds ?? 0;
    return rebuilds >= limit
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
    await this.rest.begin(auth);
  }

  /** Tries again later, unless nothing has worked for a day; what may be live is then left to a person. */
  private async retryLater(held: ClaimedPost, error: AppError, failure: PostFailure): Next {
    if (!plan.isHopeless(held.post, this.clock.now()))
      return await this.waits.inTrouble(held, error, failure);
    return held.post.publication.sentAt === null
      ? await this.fail(held, failure)
      : await this.leaveUnconfirmed(held);
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

/** Where Meta itself stumbled, more containers are worth it than for a file that it cannot process. */
function rebuildsAfter({ code }: AppError): number {
  return code === "platform_unavailable" ? plan.REBUILDS_AFTER_HICCUP : plan.REBUILDS_AFTER_ERROR;
}

const SILENCE: PostFailure = {
  code: "platform_unavailable",
  reason: null,
  scopes: [],
  retryable: true,
  item: null,
};
