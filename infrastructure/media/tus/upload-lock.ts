import type { Lock, RequestRelease } from "@tus/server";
import type { Clock } from "@/core/application/interfaces/clock";
import type {
  UploadKey,
  UploadLease,
  UploadSessionStore,
} from "@/core/application/interfaces/social/upload-session-store";
import { AppError } from "@/core/domain/errors";

export interface LockTimes {
  /** How soon a holder learns that somebody waits. */
  readonly beatMs: number;
  /** How long the uploads of a process that died stay locked. */
  readonly leaseMs: number;
  /** How long somebody waits for a holder to let go. */
  readonly waitMs: number;
}

/** Ten beats to a lease: one slow answer loses nothing. Who resumes after a crash gets in at the first try. */
export const LOCK_TIMES: LockTimes = { beatMs: 1_000, leaseMs: 10_000, waitMs: 12_000 };
const LOOKS_PER_BEAT = 5;

/** What a lock is made of; `token` names the request that wants it. */
export interface UploadLockParts {
  readonly sessions: UploadSessionStore;
  readonly clock: Clock;
  readonly times: LockTimes;
  readonly key: UploadKey;
  readonly token: string;
}

/** One request's hold on an upload, kept in the database: no two processes write to one upload. */
export class UploadLock implements Lock {
  readonly #with: UploadLockParts;
  #requestRelease: RequestRelease = () => {};
  #timer: NodeJS.Timeout | undefined;
  #safeUntil = 0;
  #isOver = false;
  #work: Promise<unknown> = Promise.resolve();
  #giveUp: (reason: AppError) => void = () => {};
  /** Rejects when the lock is lost; never resolves. */
  readonly lost: Promise<never>;

  /** `isNew`: nobody else knows this upload yet, `lockNew` holds it. */
  constructor(
    parts: UploadLockParts,
    private readonly isNew: boolean,
  ) {
    this.#with = parts;
    this.lost = new Promise((_resolve, reject) => {
      this.#giveUp = reject;
    });
    this.lost.catch(() => undefined);
  }

  get token(): string {
    return this.#with.token;
  }

  /** @throws AppError `not_found`; `conflict` (`upload_in_use`) when its holder does not let go in time */
  async lock(signal: AbortSignal, requestRelease: RequestRelease): Promise<void> {
    this.#requestRelease = requestRelease;
    if (this.isNew) return;
    const { sessions, clock, key, times } = this.#with;
    for (const giveUpAt = clock.now().getTime() + times.waitMs; ; ) {
      const now = clock.now();
      const lease = this.#leaseFrom(now);
      const outcome = await sessions.acquire(key, lease, now);
      if (outcome === "gone") throw new AppError("not_found", "No such upload here");
      if (outcome === "held") return this.#hold(lease);
      if (signal.aborted || now.getTime() >= giveUpAt) throw inUse();
      await clock.sleep(times.beatMs / LOOKS_PER_BEAT, signal);
    }
  }

  /** Makes a session that is held from its first moment. */
  async lockNew(create: (lease: UploadLease) => Promise<void>): Promise<void> {
    const lease = this.#leaseFrom(this.#with.clock.now());
    await create(lease);
    this.#hold(lease);
  }

  /** What goes on under the lock: whoever lets go of it waits for the end of that. */
  during<T>(work: Promise<T>): Promise<T> {
    this.#work = work.catch(() => undefined);
    return work;
  }

  /** A connection that breaks ends a request before what has arrived is written. */
  async unlock(): Promise<void> {
    await this.#work;
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#with.sessions.release(this.#with.key.id, this.token);
  }

  /** Also when this process slept through its lease: another may have taken it since. */
  isLost(): boolean {
    return this.#with.clock.now().getTime() >= this.#safeUntil;
  }

  #leaseFrom(now: Date): UploadLease {
    return { token: this.token, until: new Date(now.getTime() + this.#with.times.leaseMs) };
  }

  #hold(lease: UploadLease): void {
    this.#safeUntil = lease.until.getTime();
    if (!this.#isOver) this.#timer = setTimeout(() => void this.#beat(), this.#with.times.beatMs);
  }

  async #beat(): Promise<void> {
    const lease = this.#leaseFrom(this.#with.clock.now());
    const outcome = await this.#with.sessions.renew(this.#with.key.id, lease).catch(() => "unheard" as const);
    if (outcome === "wanted") await this.#requestRelease();
    if (outcome === "held" || outcome === "wanted") return this.#hold(lease);
    if (outcome === "unheard" && !this.isLost()) return this.#hold(this.#lastLease());
    if (this.#isOver) return;
    this.#safeUntil = 0;
    this.#giveUp(inUse());
  }

  #lastLease(): UploadLease {
    return { token: this.token, until: new Date(this.#safeUntil) };
  }
}

function inUse(): AppError {
  return new AppError("conflict", "Another request works on this upload", { reason: "upload_in_use" });
}
