import { setMaxListeners } from "node:events";
import { errorFacts } from "@/core/application/error-facts";
import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { ClaimedPost, PostRepository } from "@/core/application/interfaces/social/post-repository";
import { BEAT_EVERY_MS, type WorkerRegister } from "@/core/application/interfaces/worker-register";
import { within } from "@/infrastructure/system/within";
import { WorkLane } from "@/infrastructure/worker/work-lane";

export interface Purgeable {
  purgeExpired(now: Date): Promise<number>;
}

export interface PublishLoopParts {
  readonly workerId: string;
  readonly posts: PostRepository;
  readonly publishPost: { execute(claim: ClaimedPost, stopping?: AbortSignal): Promise<void> };
  readonly upkeepPost: { execute(claim: ClaimedPost): Promise<void> };
  readonly register: WorkerRegister;
  readonly purge: readonly Purgeable[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Without a nudge, a due post is found within this time: a separate worker begins within a second (contract.md §6). */
const LOOK_EVERY_MS = 500;
const POSTS = { atOnce: 32, perAccount: 4 };
/** Numbers and comments have a lane of their own: they never keep a post waiting. */
const UPKEEP = { atOnce: 4, perAccount: 2 };
const PURGE_EVERY_MS = 10 * 60 * 1000;
/** A worker that has not been heard of for this long is forgotten. */
const FORGET_WORKERS_AFTER_MS = 60 * 60 * 1000;

/** Claims due posts and publishes them, until it is stopped. Several loops may share one database. */
export class PublishLoop {
  readonly #parts: PublishLoopParts;
  readonly #postLane: WorkLane;
  readonly #lanes: readonly WorkLane[];
  #stopping: AbortController | null = null;
  #wake: AbortController = new AbortController();
  #running: Promise<void> | null = null;
  #purgedAt = 0;
  #purging: Promise<void> | null = null;
  #beatAt = 0;

  constructor(parts: PublishLoopParts) {
    this.#parts = parts;
    const { posts, clock, publishPost, upkeepPost } = parts;
    const shared = {
      onError: (error: unknown, postId: string) => this.report("publish_interrupted", error, postId),
      onDone: () => this.nudge(),
    };
    this.#postLane = new WorkLane({
      ...POSTS,
      ...shared,
      claim: (except, onlyId) => posts.claimDue(clock.now(), except, onlyId),
      work: (claim) => publishPost.execute(claim, this.#stopping?.signal),
    });
    this.#lanes = [
      this.#postLane,
      new WorkLane({
        ...UPKEEP,
        ...shared,
        claim: (except) => posts.claimUpkeep(clock.now(), except),
        work: (claim) => upkeepPost.execute(claim),
      }),
    ];
  }

  start(): void {
    if (this.#running !== null) return;
    this.#stopping = new AbortController();
    setMaxListeners(POSTS.atOnce + UPKEEP.atOnce, this.#stopping.signal);
    this.#running = this.run(this.#stopping.signal);
  }

  /** Something is due now; a post that is named is begun without waiting for a look. Nothing where no loop runs. */
  nudge(postId?: string): void {
    if (postId !== undefined && this.#stopping?.signal.aborted === false) void this.take(postId);
    else this.#wake.abort();
  }

  private async take(postId: string): Promise<void> {
    const isTaken = await this.#postLane.take(postId).catch((error: unknown) => {
      this.report("claim_failed", error, postId);
      return false;
    });
    if (!isTaken) this.#wake.abort();
  }

  /**
   * Claims nothing more; posts under way are given back at their next step. Waits at most `graceMs` for
   * requests that are out; what is left then is taken over when its lease ends.
   */
  async stop(graceMs: number): Promise<void> {
    this.#stopping?.abort();
    this.#wake.abort();
    await within(graceMs, this.finish());
    this.#running = null;
  }

  /** The loop first: its last claim may still be on its way. */
  private async finish(): Promise<void> {
    await this.#running;
    await Promise.all([...this.#lanes.map((lane) => lane.finish()), this.#purging]);
    await this.#parts.register
      .leave(this.#parts.workerId)
      .catch((error: unknown) => this.report("worker_not_signed_off", error));
  }

  private async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      this.#wake = new AbortController();
      for (const lane of this.#lanes)
        await lane.takeAllDue(stopping).catch((error: unknown) => this.report("claim_failed", error));
      await this.beat().catch((error: unknown) => this.report("beat_failed", error));
      this.purgeBeside();
      if (!stopping.aborted) await this.#parts.clock.sleep(LOOK_EVERY_MS, this.#wake.signal);
    }
  }

  private async beat(): Promise<void> {
    const now = this.#parts.clock.now();
    if (now.getTime() - this.#beatAt < BEAT_EVERY_MS) return;
    await this.#parts.register.beat(this.#parts.workerId, now);
    this.#beatAt = now.getTime();
  }

  /** Deleting files may take long, and posts are not kept waiting for it. */
  private purgeBeside(): void {
    const now = this.#parts.clock.now();
    if (this.#purging !== null || now.getTime() - this.#purgedAt < PURGE_EVERY_MS) return;
    this.#purgedAt = now.getTime();
    this.#purging = this.purge(now).finally(() => {
      this.#purging = null;
    });
  }

  /** One that fails keeps no other. */
  private async purge(now: Date): Promise<void> {
    const forgetWorkers = () =>
      this.#parts.register.purgeOlderThan(new Date(now.getTime() - FORGET_WORKERS_AFTER_MS));
    const stores = this.#parts.purge.map((store) => async () => store.purgeExpired(now));
    for (const purge of [...stores, forgetWorkers])
      await purge().catch((error: unknown) => this.report("purge_failed", error));
  }

  private report(event: string, error: unknown, postId?: string): void {
    this.#parts.logger.error(event, { ...errorFacts(error), postId });
  }
}
