import type { Clock } from "@/core/application/interfaces/clock";

/** Time that moves only when a test says so; sleeping moves it too. */
export class ManualClock implements Clock {
  #now: number;

  constructor(start: Date = new Date("2026-11-24T09:00:00.000Z")) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(ms: number): Date {
    this.#now += ms;
    return this.now();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted !== true) this.#now += ms;
  }
}
