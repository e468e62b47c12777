import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { PublishPostUseCase } from "@/core/application/usecases/social/posts/publish-post";

export interface Purgeable {
  purgeExpired(now: Date): Promise<number>;
}

export interface PublishLoopParts {
  readonly posts: PostRepository;
  readonly publishPost: Pick<PublishPostUseCase, "execute">;
  readonly purge: readonly Purgeable[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Without a nudge, a due post is found within this time (contract.md §6). */
const LOOK_EVERY_MS = 1_000;
/** Posts under way at once in one process; most of their time is spent waiting for Meta. */
const CONCURRENCY = 16;
const PURGE_EVERY_MS = 10 * 60 * 1000;

/** Claims due posts and publishes them, until it is stopped. Several loops may share one database. */
export class PublishLoop {
  readonly #parts: PublishLoopParts;
  readonly #underWay = new Set<Promise<void>>();
  #stopping: AbortController | null = null;
  #wake: AbortController = new AbortController();
  #running: Promise<void> | null = null;
  #purgedAt = 0;

  constructor(parts: PublishLoopParts) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#running !== null) return;
    this.#stopping = new AbortController();
    this.#running = this.run(this.#stopping.signal);
  }

  /** Something is due now. Does nothing where no loop runs. */
  nudge(): void {
    this.#wake.abort();
  }

  /** Claims nothing more and waits for what is under way, at most `graceMs`; the rest is taken over by lease. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping?.abort();
    this.#wake.abort();
    await Promise.race([this.finish(), this.#parts.clock.sleep(graceMs)]);
    this.#running = null;
  }

  /** The loop first: its last claim may still be on its way. */
  private async finish(): Promise<void> {
    await this.#running;
    await Promise.all(this.#underWay);
  }

  private async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      this.#wake = new AbortController();
      await this.takeAllDue(stopping).catch((error: unknown) => this.report("claim_failed", error));
      await this.purge().catch((error: unknown) => this.report("purge_failed", error));
      if (!stopping.aborted) await this.#parts.clock.sleep(LOOK_EVERY_MS, this.#wake.signal);
    }
  }

  private async takeAllDue(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && this.#underWay.size < CONCURRENCY) {
      const claim = await this.#parts.posts.claimDue(this.#parts.clock.now());
      if (claim === null) return;
      const work = this.#parts.publishPost
        .execute(claim)
        .catch((error: unknown) => this.report("publish_interrupted", error, claim.post.id))
        .finally(() => {
          this.#underWay.delete(work);
          this.nudge();
        });
      this.#underWay.add(work);
    }
  }

  private async purge(): Promise<void> {
    const now = this.#parts.clock.now();
    if (now.getTime() - this.#purgedAt < PURGE_EVERY_MS) return;
    this.#purgedAt = now.getTime();
    for (const store of this.#parts.purge) await store.purgeExpired(now);
  }

  private report(event: string, error: unknown, postId?: string): void {
    const name = error instanceof Error ? error.name : typeof error;
    this.#parts.logger.error(event, { error: name, postId });
  }
}
