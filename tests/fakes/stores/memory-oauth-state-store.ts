import type { OAuthAttempt, OAuthStateStore } from "@/core/application/interfaces/social/oauth-state-store";

export class MemoryOAuthStateStore implements OAuthStateStore {
  readonly #attempts = new Map<string, OAuthAttempt>();

  async save(state: string, attempt: OAuthAttempt): Promise<void> {
    this.#attempts.set(state, attempt);
  }

  async take(state: string, now: Date): Promise<OAuthAttempt | null> {
    const attempt = this.#attempts.get(state);
    if (attempt === undefined || attempt.expiresAt <= now) return null;
    this.#attempts.delete(state);
    return attempt;
  }

  async purgeExpired(now: Date): Promise<number> {
    const expired = [...this.#attempts].filter(([, attempt]) => attempt.expiresAt <= now);
    for (const [state] of expired) this.#attempts.delete(state);
    return expired.length;
  }
}
