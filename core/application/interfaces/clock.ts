/** Time, as a port: tests and simulations turn the hands themselves. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or at once when `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
