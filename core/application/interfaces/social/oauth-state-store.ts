import type { LoginProduct } from "@/core/domain/marketing/platform";

/** What one press on "Connect" was about. */
export interface OAuthAttempt {
  readonly ownerId: string;
  readonly actorId: string;
  readonly login: LoginProduct;
  /** The channel to reconnect, or null for a new connection. */
  readonly reconnect: string | null;
  readonly expiresAt: Date;
}

/** Remembers attempts by their `state` value, of which only a hash is stored. */
export interface OAuthStateStore {
  save(state: string, attempt: OAuthAttempt): Promise<void>;
  /** Gives the attempt once; null when unknown, used or older than `now` allows. */
  take(state: string, now: Date): Promise<OAuthAttempt | null>;
  /** Removes what nobody took; answers how many. */
  purgeExpired(now: Date): Promise<number>;
}
