import type { Clock } from "@/core/application/interfaces/clock";
import { type ClaimedPost, LEASE_MS } from "@/core/application/interfaces/social/post-repository";
import type { PublishJournal } from "@/core/application/social/publishing/publish-journal";

/** Two renewals in a row may fail before the lease ends. */
const RENEW_EVERY_MS = LEASE_MS / 3;

export interface KeptLease {
  /** Aborted when the claim is lost: nothing that comes of the work will be written. */
  readonly signal: AbortSignal;
  /** The claim as it is now, its version grown by each renewal; null when it is lost. To be called once. */
  end(): Promise<ClaimedPost | null>;
}

/** Keeps a claim alive under work that may outlive its lease. */
export class LeaseKeeper {
  constructor(
    private readonly journal: PublishJournal,
    private readonly clock: Clock,
  ) {}

  /** Work that is not long is over before the first renewal would come: nothing is done for it. */
  keep(held: ClaimedPost, isLong: boolean): KeptLease {
    const over = new AbortController();
    const lost = new AbortController();
    const renewals = isLong ? this.renew(held, over.signal) : Promise.resolve(held);
    const watched = renewals.then((newest) => {
      if (newest === null) lost.abort();
      return newest;
    });
    return {
      signal: lost.signal,
      end: async () => {
        over.abort();
        return await watched;
      },
    };
  }

  private async renew(held: ClaimedPost, over: AbortSignal): Promise<ClaimedPost | null> {
    let newest: ClaimedPost | null = held;
    while (newest !== null) {
      await this.clock.sleep(RENEW_EVERY_MS, over);
      if (over.aborted) break;
      newest = await this.renewOnce(newest);
    }
    return newest;
  }

  /** A database that is away is asked again at the next turn. */
  private async renewOnce(held: ClaimedPost): Promise<ClaimedPost | null> {
    try {
      return await this.journal.renew(held);
    } catch {
      return held;
    }
  }
}
