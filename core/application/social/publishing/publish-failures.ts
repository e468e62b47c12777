import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { credentialProblem } from "@/core/application/social/connections/credential-problem";
import type { PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { AppError } from "@/core/domain/errors";
import type { PostFailure } from "@/core/domain/marketing/post";
import * as plan from "@/core/domain/marketing/publish-plan";
import { canPublish, type SocialAuth } from "@/core/domain/marketing/social-auth";

type Next = Promise<ClaimedPost | null>;

/** Decides from an error's remedy how a post goes on: wait, start over, hold for a person, or fail. */
export class PublishFailures {
  constructor(
    private readonly connections: SocialAuthService,
    private readonly journal: PublishJournal,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  /** Any failure before the send, or while looking. Errors that are not ours are retried like a hiccup. */
  async handle(held: ClaimedPost, thrown: unknown, auth: SocialAuth): Next {
    const error =
      thrown instanceof AppError ? thrown : new AppError("internal", "Publishing failed", { cause: thrown });
    switch (plan.remedyFor(error)) {
      case "reconnect":
        return await this.holdForReconnect(held, error, auth, false);
      case "rebuild":
        return await this.rebuild(held, error);
      case "retry_briefly":
        return await this.retryBriefly(held, error);
      case "retry":
        return error.code === "not_found"
          ? await this.retryBriefly(held, error)
          : await this.retryLater(held, error);
      case "wait":
        return await this.waitFor(held, error, false);
      case "pause_account":
        await this.pauseAccount(auth);
        return await this.fail(held, plan.failureFrom(error));
      case "stop":
        return await this.fail(held, plan.failureFrom(error));
    }
  }

  /** Meta proved that the send did nothing. */
  async refused(held: ClaimedPost, error: AppError, auth: SocialAuth): Next {
    const remedy = plan.remedyFor(error);
    if (remedy === "reconnect") return await this.holdForReconnect(held, error, auth, true);
    if (remedy === "wait") return await this.waitFor(held, error, true);
    return await this.fail(held, plan.failureFrom(error));
  }

  /** A new container, unless that has been tried often enough. */
  async rebuild(held: ClaimedPost, error: AppError): Next {
    return held.post.publication.rebuilds >= plan.MAX_REBUILDS - 1
      ? await this.fail(held, plan.failureFrom(error))
      : await this.journal.write(held, { type: "container_lost" });
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

  /** The account was disconnected: what may be live needs a person, the rest can no longer go out. */
  async withoutConnection(held: ClaimedPost): Next {
    const failure: PostFailure = { code: "not_connected", reason: null, scopes: [], retryable: false };
    const { status, publication } = held.post;
    if (status === "published") {
      return await this.journal.write(held, {
        type: "link_looked_up",
        platformPostId: null,
        permalink: null,
        again: null,
      });
    }
    return publication.sentAt !== null
      ? await this.journal.write(held, { type: "left_unconfirmed", failure })
      : await this.fail(held, failure);
  }

  /** The post is kept; only Meta's own code marks the connection. */
  private async holdForReconnect(
    held: ClaimedPost,
    error: AppError,
    auth: SocialAuth,
    sendRefused: boolean,
  ): Next {
    if (await this.isGone(auth)) return await this.withoutConnection(held);
    const problem = credentialProblem(error);
    if (problem !== null && auth.problem === null && !(await this.isReconnected(auth)))
      await this.connections.update(auth.id, problem);
    const failure = plan.failureFrom(error);
    const written = await this.journal.write(held, { type: "reconnect_needed", failure, sendRefused });
    // Reconnected while we worked with the old token: whoever did that could not see this post as held back.
    if (await this.isReconnected(auth)) await this.journal.wakeChannelOf(held.post);
    return written;
  }

  private async isGone({ userId, platform, channelId }: SocialAuth): Promise<boolean> {
    return (await this.connections.getByChannel(userId, platform, channelId)) === null;
  }

  /** Whether the connection was made anew since `auth` was read; what Meta said was about the old token. */
  private async isReconnected({ userId, platform, channelId, updatedAt }: SocialAuth): Promise<boolean> {
    const fresh = await this.connections.getByChannel(userId, platform, channelId);
    return fresh !== null && canPublish(fresh) && fresh.updatedAt > updatedAt;
  }

  private async retryBriefly(held: ClaimedPost, error: AppError): Next {
    const delay = plan.BRIEF_RETRIES_MS[held.post.retries];
    return delay === undefined
      ? await this.fail(held, plan.failureFrom(error))
      : await this.waitMs(held, error, delay, false);
  }

  private async retryLater(held: ClaimedPost, error: AppError): Next {
    const { post } = held;
    const due = (post.scheduledAt ?? post.createdAt).getTime();
    if (this.clock.now().getTime() - due > plan.MISSED_AFTER_MS)
      return await this.fail(held, plan.failureFrom(error));
    return await this.waitFor(held, error, false);
  }

  private async waitFor(held: ClaimedPost, error: AppError, sendRefused: boolean): Next {
    const { retryAfterSeconds } = error.details;
    const plain = plan.retryDelay(held.post.retries, this.random.fraction());
    const asked = retryAfterSeconds === undefined ? plain : retryAfterSeconds * 1000;
    return await this.waitMs(held, error, Math.min(asked, plan.LONGEST_WAIT_MS), sendRefused);
  }

  private async waitMs(held: ClaimedPost, error: AppError, ms: number, sendRefused: boolean): Next {
    const failure = plan.failureFrom(error);
    // A send without a clear answer is never forgotten by waiting: its look is only put off.
    return held.post.publication.sentAt !== null && !sendRefused
      ? await this.journal.pauseUntil(held, ms, (at) => ({ type: "nothing_seen", quiet: false, at }))
      : await this.journal.pauseUntil(held, ms, (until) => ({ type: "wait", until, failure }));
  }

  private async fail(held: ClaimedPost, failure: PostFailure): Next {
    return await this.journal.write(held, { type: "failed", failure });
  }

  private async pauseAccount(auth: SocialAuth): Promise<void> {
    const until = new Date(this.clock.now().getTime() + plan.ACTION_BLOCK_PAUSE_MS);
    await this.connections.update(auth.id, { publishingPausedUntil: until });
  }
}

const SILENCE: PostFailure = { code: "platform_unavailable", reason: null, scopes: [], retryable: true };
