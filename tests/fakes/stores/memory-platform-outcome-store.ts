import type { PlatformOutcomeStore } from "@/core/application/interfaces/social/platform-outcome-store";
import {
  type AccountOutcomes,
  type CallOutcome,
  HEARD_WITHIN_MS,
} from "@/core/domain/marketing/platform-trouble";

export class MemoryPlatformOutcomeStore implements PlatformOutcomeStore {
  readonly #known = new Map<string, { readonly heardAt: Date; readonly outcomes: AccountOutcomes }>();

  async note(account: string, outcome: CallOutcome, at: Date): Promise<void> {
    const before = this.#known.get(account);
    if (before !== undefined && before.heardAt > at) return;
    const known = before?.outcomes ?? nothingOf(account);
    const outcomes =
      outcome === "answered"
        ? { ...known, answeredAt: at, outagesInRow: 0, outagesSince: null }
        : {
            ...known,
            outageAt: at,
            outagesInRow: known.outagesInRow + 1,
            outagesSince: known.outagesSince ?? at,
          };
    this.#known.set(account, { heardAt: at, outcomes });
  }

  async heardSince(since: Date): Promise<readonly AccountOutcomes[]> {
    return [...this.#known.values()]
      .filter(({ heardAt }) => heardAt >= since)
      .map(({ outcomes }) => outcomes);
  }

  async purgeExpired(now: Date): Promise<number> {
    const old = [...this.#known].filter(
      ([, { heardAt }]) => heardAt.getTime() < now.getTime() - HEARD_WITHIN_MS,
    );
    for (const [account] of old) this.#known.delete(account);
    return old.length;
  }
}

function nothingOf(account: string): AccountOutcomes {
  return { account, answeredAt: null, outageAt: null, outagesInRow: 0, outagesSince: null };
}
