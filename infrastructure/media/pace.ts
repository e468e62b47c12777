import { setImmediate } from "node:timers/promises";

/** Entries of a table, each read and added: together well under a millisecond. */
const WORK_PER_TURN = 20_000;

/** Cuts up long work, so that no other request waits for the end of it. */
export class Pace {
  #done = 0;

  /** Whether it is time to let others go first, after so much `work` more. */
  isDue(work = 1): boolean {
    this.#done += work;
    if (this.#done < WORK_PER_TURN) return false;
    this.#done = 0;
    return true;
  }

  /** Everything else that is ready goes first. */
  async letOthersGo(): Promise<void> {
    await setImmediate();
  }
}
