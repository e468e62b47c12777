import { SystemClock } from "@/infrastructure/system/system-clock";

/** The real clock, set forward by as much as a test wants; waiting stays real. */
export class TravelClock extends SystemClock {
  #offsetMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
  }

  reset(): void {
    this.#offsetMs = 0;
  }
}
