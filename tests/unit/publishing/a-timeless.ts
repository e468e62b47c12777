import { afterAll, beforeAll } from "vitest";

const WITH_TIMERS = AbortSignal.timeout;

/**
 * Time is the scheduler's in a simulation. Real timers never fire before a history is over, and each would keep
 * all of it in memory for as long as a request may take; so would a spy, which remembers what it answered.
 */
export function withoutRealTime(): void {
  beforeAll(() => {
    AbortSignal.timeout = () => new AbortController().signal;
  });
  afterAll(() => {
    AbortSignal.timeout = WITH_TIMERS;
  });
}
