import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import { FairTurns } from "@/infrastructure/worker/fair-turns";

export interface LaneParts {
  /** Posts under way at once in this process; most of their time is spent waiting for Meta. */
  readonly atOnce: number;
  /** Of those, posts of one account. */
  readonly perAccount: number;
  /** With `onlyId` that post, if it is due. */
  claim(exceptChannels: readonly string[], onlyId?: string): Promise<ClaimedPost | null>;
  work(claim: ClaimedPost): Promise<void>;
  onError(error: unknown, postId: string): void;
  onDone(): void;
}

/** Takes what is due, fairly between accounts and never more at once than it may. */
export class WorkLane {
  readonly #parts: LaneParts;
  readonly #turns: FairTurns;
  readonly #underWay = new Set<Promise<void>>();
  readonly #claiming = new Set<Promise<boolean>>();

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#turns = new FairTurns(parts.perAccount);
  }

  async takeAllDue(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && this.#underWay.size < this.#parts.atOnce) {
      const claim = await this.claimNext();
      if (claim === null) return;
      this.start(claim);
    }
  }

  /**
   * Takes this one at once, without looking through what else is due. False: it may not be taken now, and is
   * found in its turn.
   */
  async take(postId: string): Promise<boolean> {
    if (this.#underWay.size + this.#claiming.size >= this.#parts.atOnce) return false;
    const claiming = this.#parts.claim(this.#turns.full, postId).then((claim) => {
      if (claim !== null) this.start(claim);
      return claim !== null;
    });
    this.#claiming.add(claiming);
    return await claiming.finally(() => this.#claiming.delete(claiming));
  }

  async finish(): Promise<void> {
    await Promise.allSettled(this.#claiming);
    await Promise.all(this.#underWay);
  }

  private async claimNext(): Promise<ClaimedPost | null> {
    // Where nobody is being served nobody has to wait for a turn, and one question to the database is enough.
    if (this.#underWay.size === 0) this.#turns.startRound();
    const claim = await this.#parts.claim(this.#turns.passedOver);
    if (claim !== null || this.#turns.isRoundFresh) return claim;
    this.#turns.startRound();
    return await this.#parts.claim(this.#turns.full);
  }

  private start(claim: ClaimedPost): void {
    const { channelId, id } = claim.post;
    this.#turns.begin(channelId);
    const work = this.#parts
      .work(claim)
      .catch((error: unknown) => this.#parts.onError(error, id))
      .finally(() => {
        this.#turns.end(channelId);
        this.#underWay.delete(work);
        this.#parts.onDone();
      });
    this.#underWay.add(work);
  }
}
