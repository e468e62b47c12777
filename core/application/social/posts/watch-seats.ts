import { AppError } from "@/core/domain/errors";

/** Open event streams at once (contract.md §2, `RATE_LIMITS`): a person's tabs, in this process. */
export const STREAMS_PER_PERSON = 20;
/**
 * Of everybody in this process. Each costs a socket and about 130 KB (measured with 500, docs/operations.md), so all
 * of them 400 MB; the usual limit of open files is 4,096 at least and shared with requests, uploads and the database.
 */
export const STREAMS_IN_ALL = 3_000;
/** Somebody closes a tab, or a post is done. */
const COME_BACK_SECONDS = 30;

/** Who watches holds a seat; there are so many for each person, and so many in all. */
export class WatchSeats {
  readonly #taken = new Map<string, number>();
  #inAll = 0;

  constructor(
    private readonly perPerson: number,
    private readonly inAll: number,
  ) {}

  /** Answers how to give it back. @throws AppError `rate_limited` (the person's), `unavailable` (the process's) */
  take(actorId: string): () => void {
    const own = this.#taken.get(actorId) ?? 0;
    const later = { retryAfterSeconds: COME_BACK_SECONDS };
    if (own >= this.perPerson) throw new AppError("rate_limited", "The person watches too many posts", later);
    if (this.#inAll >= this.inAll) throw new AppError("unavailable", "Too many watch posts here", later);
    this.#count(actorId, 1);
    let isTaken = true;
    return () => {
      if (isTaken) this.#count(actorId, -1);
      isTaken = false;
    };
  }

  #count(actorId: string, change: 1 | -1): void {
    const own = (this.#taken.get(actorId) ?? 0) + change;
    this.#inAll += change;
    if (own === 0) this.#taken.delete(actorId);
    else this.#taken.set(actorId, own);
  }
}
