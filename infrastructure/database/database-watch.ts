import { setTimeout as sleep, setImmediate as whatHasArrived } from "node:timers/promises";
import type { MongoClient, ServerDescription } from "mongodb";
import { databaseUnavailable } from "@/infrastructure/database/database-away";

export interface WatchTimes {
  /** How often somebody who waits looks. */
  readonly lookMs: number;
  /** How long a database may be away before that is said: within a second (contract.md §4). */
  readonly graceMs: number;
  /** After how long a wait a database that seems to be there is asked whether it is. */
  readonly doubtMs: number;
  /** How long it may leave that without an answer. */
  readonly silentMs: number;
}

const WATCH_TIMES: WatchTimes = { lookMs: 200, graceMs: 600, doubtMs: 1_000, silentMs: 2_000 };

/** Types of servers that take reads and writes, as the driver names them. */
const USABLE: ReadonlySet<string> = new Set(["Standalone", "Mongos", "RSPrimary", "LoadBalanced"]);

type SeenServer = Pick<ServerDescription, "type" | "error">;

/**
 * Knows from the driver's own monitoring whether the database is there, so that a request that needs it is answered
 * soon and not after the driver's patience, which the worker needs.
 */
export class DatabaseWatch {
  #awaySince: number | null = null;
  #pinging: Promise<boolean> | null = null;

  constructor(
    private readonly ping: () => Promise<unknown>,
    private readonly times: WatchTimes = WATCH_TIMES,
  ) {}

  follow(client: MongoClient): void {
    client.on("topologyDescriptionChanged", ({ newDescription }) =>
      this.judge([...newDescription.servers.values()]),
    );
  }

  /** Servers that nobody has asked yet say nothing; no servers at all are a client that was closed. */
  judge(servers: readonly SeenServer[]): void {
    if (servers.some(({ type }) => USABLE.has(type))) this.#awaySince = null;
    else if (servers.some(({ type, error }) => error !== null || type !== "Unknown"))
      this.#awaySince ??= performance.now();
  }

  /**
   * The answer, unless the database goes away meanwhile or is away: for work that only reads, since it may go on.
   * @throws AppError `unavailable`
   */
  async whileAnswering<T>(work: Promise<T>): Promise<T> {
    const done = new AbortController();
    try {
      return await Promise.race([work, this.#lost(done.signal)]);
    } finally {
      done.abort();
    }
  }

  /** Before work that writes, which is never given up half-way. @throws AppError `unavailable` */
  async assertThere(): Promise<void> {
    while (this.#awaySince !== null) {
      await sleep(this.times.lookMs);
      if (this.#isLongAway()) throw databaseUnavailable();
    }
  }

  async #lost(signal: AbortSignal): Promise<never> {
    const { lookMs, doubtMs } = this.times;
    for (let waitedMs = lookMs; ; waitedMs += lookMs) {
      await sleep(lookMs, undefined, { signal, ref: false });
      const isInDoubt = this.#awaySince === null && waitedMs >= doubtMs;
      if (this.#isLongAway() || (isInDoubt && (await this.#isSilent(signal)))) throw databaseUnavailable();
    }
  }

  #isLongAway(): boolean {
    return this.#awaySince !== null && performance.now() - this.#awaySince >= this.times.graceMs;
  }

  /** Whether it says nothing, although nobody has called it away yet: a server that hangs, a cable that is cut. */
  async #isSilent(signal: AbortSignal): Promise<boolean> {
    this.#pinging ??= this.ping()
      .then(
        () => false,
        () => true,
      )
      .finally(() => {
        this.#pinging = null;
      });
    let isSilent: boolean | null = null;
    const asked = this.#pinging.then((outcome) => {
      isSilent = outcome;
    });
    await Promise.race([asked, sleep(this.times.silentMs, undefined, { signal, ref: false })]);
    // After a busy time the timer comes first, although the answer is there.
    await whatHasArrived();
    return isSilent ?? true;
  }
}
