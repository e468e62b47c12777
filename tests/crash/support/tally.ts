import type { CrashResult } from "./run-case";

/** Counts what was tried and what became of it. */
export class Tally {
  #points = 0;
  #notReached = 0;
  #livePosts = 0;
  #submissions = 0;
  readonly #startedAt = Date.now();

  add({ hasDied, livePosts }: Pick<CrashResult, "hasDied" | "livePosts">): void {
    this.#submissions += 1;
    this.#livePosts += livePosts;
    if (hasDied) this.#points += 1;
    else this.#notReached += 1;
  }

  describe(): string {
    const seconds = Math.round((Date.now() - this.#startedAt) / 1000);
    const lost = this.#notReached === 0 ? "" : `, ${this.#notReached} came to rest before their point`;
    return `${this.#points} deaths tried${lost}, ${this.#submissions} submissions, ${this.#livePosts} live posts (${seconds} s)\n`;
  }
}
