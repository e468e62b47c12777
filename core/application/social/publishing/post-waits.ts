import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import type { AppError } from "@/core/domain/errors";
import { nextLookDelay } from "@/core/domain/marketing/look-schedule";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import * as plan from "@/core/domain/marketing/retry-plan";

interface WaitKind {
  /** Meta proved that the send did nothing. */
  readonly isRefused?: boolean;
  readonly isQuick?: boolean;
  readonly isTrouble?: boolean;
}

/** How long a post waits, and how that is written down. */
export class PostWaits {
  constructor(
    private readonly journal: PublishJournal,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  /** As long as Meta says, else with growing waits. */
  async asAsked(held: ClaimedPost, error: AppError, failure: PostFailure): Next {
    return await this.wait(held, failure, this.delayFor(held, error), {});
  }

  /** The same for a send that Meta proved to have done nothing. */
  async afterRefusal(held: ClaimedPost, error: AppError, failure: PostFailure): Next {
    return await this.wait(held, failure, this.delayFor(held, error), { isRefused: true });
  }

  /** The same after a hiccup: for how long they go on is counted. */
  async inTrouble(held: ClaimedPost, error: AppError, failure: PostFailure): Next {
    return await this.wait(held, failure, this.delayFor(held, error), { isTrouble: true });
  }

  /** The next of a few quick tries; `atLast` when they are used up. */
  async quickly(
    held: ClaimedPost,
    failure: PostFailure,
    delays: readonly number[],
    atLast: () => Next,
  ): Next {
    const delay = delays[held.post.publication.quickRetries];
    return delay === undefined ? await atLast() : await this.wait(held, failure, delay, { isQuick: true });
  }

  /** Meta needs a moment more for the containers that are made. */
  async toLookAgain(held: ClaimedPost): Next {
    const { publication } = held.post;
    const age = this.clock.now().getTime() - (publication.containerCreatedAt?.getTime() ?? 0);
    const delay = Math.max(nextLookDelay(publication.looks + 1, age), SOON_MS);
    return await this.journal.pauseUntil(held, delay, (at) => ({
      type: "look_again",
      at,
      readyChildren: [],
    }));
  }

  async beforeRebuild(held: ClaimedPost, rebuilds: number): Next {
    const delay = rebuilds === 0 ? 0 : plan.retryDelay(rebuilds - 1, this.random.fraction());
    return await this.journal.pauseUntil(held, delay, (at) => ({ type: "container_lost", at }));
  }

  private delayFor({ post }: ClaimedPost, { details }: AppError): number {
    const { retryAfterSeconds } = details;
    const plain = plan.retryDelay(post.retries, this.random.fraction());
    const asked = retryAfterSeconds === undefined ? plain : retryAfterSeconds * 1000;
    return Math.min(asked, plan.LONGEST_WAIT_MS);
  }

  private async wait(held: ClaimedPost, failure: PostFailure, ms: number, kind: WaitKind): Next {
    const { isRefused = false, ...how } = kind;
    // A send without a clear answer is never forgotten by waiting: its look is only put off.
    return held.post.publication.sentAt !== null && !isRefused
      ? await this.journal.pauseUntil(held, ms, (at) => ({ type: "nothing_seen", quiet: null, at }))
      : await this.journal.pauseUntil(held, ms, (until) => ({ type: "wait", until, failure, ...how }));
  }
}

/** A container that says it is ready and is refused as early is not asked again at once. */
const SOON_MS = 1_000;
