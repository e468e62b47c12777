import type { Clock } from "@/core/application/interfaces/clock";
import { usageFromHeaders } from "@/infrastructure/adapters/external/social/graph/usage-headers";

/** Meta's windows roll: what it said longer ago than this says nothing about now. */
export const USAGE_FRESH_MS = 5 * 60 * 1000;

/** Where Meta names no time: shorter than the first wait of the post that was refused, which then finds out. */
const UNTOLD_SECONDS = 10;

/** Whose allowance was used up (graph-api.md §5.4). */
export type ThrottledLimit = "app" | "account";

interface Noted {
  readonly share: number;
  readonly at: number;
}

/** What Meta's last answers said about our allowances: the app's, and each account's. One per process. */
export class UsageMeter {
  #app: Noted | undefined;
  readonly #accounts = new Map<string, Noted>();

  constructor(private readonly clock: Clock) {}

  note(headers: Headers, account?: string): void {
    const at = this.clock.now().getTime();
    const reading = usageFromHeaders(headers);
    if (reading.app !== null) this.#app = { share: reading.app, at };
    if (reading.account !== null && account !== undefined) {
      this.#accounts.set(account, { share: reading.account, at });
    }
  }

  /** Meta refused a call for a limit: it is all used up until the time it named, or until an answer tells more. */
  noteThrottle(limit: ThrottledLimit, account: string | undefined, seconds: number = UNTOLD_SECONDS): void {
    // At the time that Meta named it is over, to the millisecond.
    const at = this.clock.now().getTime() + seconds * 1000 - USAGE_FRESH_MS - 1;
    if (limit === "app") this.#app = { share: 1, at };
    else if (account !== undefined) this.#accounts.set(account, { share: 1, at });
  }

  /** The larger of the two shares, 1 is all of it; 0 where nothing fresh is known. */
  load(account: string): number {
    return Math.max(this.fresh(this.#app), this.fresh(this.#accounts.get(account)));
  }

  private fresh(noted: Noted | undefined): number {
    const isFresh = noted !== undefined && this.clock.now().getTime() - noted.at <= USAGE_FRESH_MS;
    return isFresh ? noted.share : 0;
  }
}
