import type { Clock } from "@/core/application/interfaces/clock";
import { AppError } from "@/core/domain/errors";

/** After a try, so long nobody asks the platform again: a person who presses twice, a script in a loop. */
const REST_MS = 30 * 1000;
/** The longest rest, however long the platform says to wait: meanwhile its numbers may be there again. */
const MAX_REST_MS = 15 * 60 * 1000;
/** Tries that are remembered; of more than this the oldest are forgotten. Each keeps a post's history, some KB. */
const MAX_REMEMBERED = 500;

interface Try<Result> {
  readonly outcome: Promise<Result>;
  /** Null while it is under way. */
  restsUntil: number | null;
}

/**
 * One try at a time for each key in this process, which all who ask meanwhile share; what came of it, good or bad,
 * stands for a little longer, so that what a failing platform is asked does not grow with how often we are asked.
 */
export class MetricsReads<Result> {
  readonly #tries = new Map<string, Try<Result>>();

  constructor(private readonly clock: Clock) {}

  /** What `read` answers or throws, or did for whoever asked just before. */
  async share(key: string, read: () => Promise<Result>): Promise<Result> {
    const last = this.#tries.get(key);
    if (last !== undefined && !this.#isOver(last)) return await last.outcome;
    const begun: Try<Result> = { outcome: read(), restsUntil: null };
    this.#tries.delete(key);
    this.#tries.set(key, begun);
    this.#forgetOld();
    try {
      const found = await begun.outcome;
      begun.restsUntil = this.#now() + REST_MS;
      return found;
    } catch (error) {
      begun.restsUntil = this.#now() + restAfter(error);
      throw error;
    }
  }

  #now(): number {
    return this.clock.now().getTime();
  }

  #isOver({ restsUntil }: Try<Result>): boolean {
    return restsUntil !== null && this.#now() >= restsUntil;
  }

  /** What is under way is kept: the requests that wait for it are counted elsewhere. */
  #forgetOld(): void {
    for (const [key, { restsUntil }] of this.#tries) {
      if (this.#tries.size <= MAX_REMEMBERED) return;
      if (restsUntil !== null) this.#tries.delete(key);
    }
  }
}

function restAfter(error: unknown): number {
  const wished = error instanceof AppError ? (error.details.retryAfterSeconds ?? 0) * 1000 : 0;
  return Math.min(Math.max(wished, REST_MS), MAX_REST_MS);
}
