/** Where workers say that they are alive, so that others can tell whether posts will be taken. */
export interface WorkerRegister {
  /** This worker is alive at `now`. */
  beat(workerId: string, now: Date): Promise<void>;
  /** This worker stops on purpose. */
  leave(workerId: string): Promise<void>;
  /** The newest beat of any worker; null when none is known. */
  newestBeat(): Promise<Date | null>;
  /** Forgets workers that have not been heard of since `before`. */
  purgeOlderThan(before: Date): Promise<number>;
}

/** A worker beats this often and counts as running for three beats. */
export const BEAT_EVERY_MS = 10_000;
export const BEAT_GOOD_FOR_MS = 3 * BEAT_EVERY_MS;
