import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { ClaimedPost, PostRepository } from "@/core/application/interfaces/social/post-repository";
import { isTerminal, type Post } from "@/core/domain/marketing/post";
import type { PostEvent } from "@/core/domain/marketing/post-events";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import { advance } from "@/core/domain/marketing/post-machine";

/** Waits up to this are slept through with the lease in hand; for longer ones the post is given back. */
const SHORT_WAIT_MS = 5_000;
const STORE_AGAIN_MS = 1_000;

/** What a step leaves in a worker's hands; null: nothing more to do for now. */
export type Next = Promise<ClaimedPost | null>;

/** Writes what happened to a post in a worker's hands, each event one compare-and-set. */
export class PublishJournal {
  constructor(
    private readonly posts: PostRepository,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** The claim after the event, or null when there is nothing more to do: lost, finished, or held back. */
  async write(held: ClaimedPost, event: PostEvent): Next {
    const now = this.clock.now();
    const next = advance(held.post, event, now);
    this.report(next, event);
    if (next.nextAttemptAt === null) {
      await this.posts.release(held, next, now);
      return null;
    }
    return await this.posts.advance(held, next, now);
  }

  /** As `write`, but the post stays in hand whatever it became; null when the claim is lost. */
  async writeAndHold(held: ClaimedPost, event: PostEvent): Next {
    const now = this.clock.now();
    const next = advance(held.post, event, now);
    this.report(next, event);
    return await this.posts.advance(held, next, now);
  }

  /**
   * As `write`, for what must not be forgotten: tried again while the lease holds, should the database be
   * away. If it stays away, the next worker finds the intent and asks Meta.
   */
  async keep(held: ClaimedPost, event: PostEvent): Next {
    return await this.whileLeased(held, event, () => this.write(held, event));
  }

  async keepAndHold(held: ClaimedPost, event: PostEvent): Next {
    return await this.whileLeased(held, event, () => this.writeAndHold(held, event));
  }

  /** Writes an event that waits: a short wait leaves the post in hand, for a long one it is given back. */
  async pauseUntil(held: ClaimedPost, ms: number, event: (at: Date) => PostEvent): Next {
    const now = this.clock.now();
    const happened = event(new Date(now.getTime() + ms));
    if (ms <= SHORT_WAIT_MS) return await this.write(held, happened);
    const next = advance(held.post, happened, now);
    this.report(next, happened);
    await this.posts.release(held, next, now);
    return null;
  }

  /** Nothing happened, but the work goes on: the lease begins anew. Null when the claim is lost. */
  async renew(held: ClaimedPost): Next {
    return await this.posts.advance(held, held.post, this.clock.now());
  }

  /** Gives the post back as it is; it stays due when it was. */
  async giveBack(held: ClaimedPost): Promise<void> {
    await this.posts.release(held, held.post, this.clock.now());
  }

  /** Posts of this channel that a dead token held back are due again. */
  async wakeChannelOf({ ownerId, channelId }: Post): Promise<void> {
    await this.posts.wakeChannel(ownerId, channelId, this.clock.now());
  }

  /** The other posts of this channel that wait learn why they wait. */
  async holdChannelOf({ ownerId, channelId }: Post, failure: PostFailure): Promise<void> {
    await this.posts.holdChannel(ownerId, channelId, failure, this.clock.now());
  }

  private async whileLeased(held: ClaimedPost, event: PostEvent, write: () => Next): Next {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (this.clock.now().getTime() + STORE_AGAIN_MS >= held.leaseUntil.getTime()) throw error;
        this.logger.warn("outcome_not_stored_yet", { postId: held.post.id, happened: event.type });
        await this.clock.sleep(STORE_AGAIN_MS);
      }
    }
  }

  private report(post: Post, event: PostEvent): void {
    const fields = { postId: post.id, channelId: post.channelId, happened: event.type, status: post.status };
    if (isTerminal(post.status) || event.type === "reconnect_needed")
      this.logger.info("post_changed", fields);
    else this.logger.debug("post_changed", fields);
  }
}
