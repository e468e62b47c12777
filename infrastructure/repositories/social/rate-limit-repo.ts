import { type Collection, type Db, MongoServerError } from "mongodb";
import type { Clock } from "@/core/application/interfaces/clock";
import {
  type LimitedAction,
  RATE_LIMIT_WINDOW_MS,
  RATE_LIMITS,
  type RateLimiter,
} from "@/core/application/interfaces/rate-limiter";
import { AppError } from "@/core/domain/errors";
import { rateLimits } from "@/infrastructure/database/mongo";
import type { RateLimitDocument } from "@/infrastructure/repositories/social/rate-limit-document";
import { repeatOnDuplicate } from "@/infrastructure/repositories/social/settle-write";

/** `$inc` on what is no number. */
const TYPE_MISMATCH = 14;

export class MongoRateLimiter implements RateLimiter {
  readonly #windows: Collection<RateLimitDocument>;
  readonly #clock: Clock;

  constructor(db: Db, clock: Clock) {
    this.#windows = rateLimits(db);
    this.#clock = clock;
  }

  async hit(action: LimitedAction, actorId: string): Promise<void> {
    const now = this.#clock.now().getTime();
    const start = now - (now % RATE_LIMIT_WINDOW_MS);
    const end = start + RATE_LIMIT_WINDOW_MS;
    const count = await this.#countUp(`${action}:${actorId}:${start}`, new Date(end));
    if (count <= RATE_LIMITS[action]) return;
    throw new AppError("rate_limited", `The allowance for "${action}" is used up`, {
      retryAfterSeconds: Math.ceil((end - now) / 1000),
    });
  }

  /** Removes the windows that are over; answers how many. */
  async purgeExpired(now: Date): Promise<number> {
    const { deletedCount } = await this.#windows.deleteMany({ expiresAt: { $lte: now } });
    return deletedCount;
  }

  async #countUp(_id: string, expiresAt: Date): Promise<number> {
    const window = await repeatOnDuplicate(() =>
      this.#windows.findOneAndUpdate(
        { _id },
        { $inc: { count: 1 }, $setOnInsert: { expiresAt } },
        { upsert: true, returnDocument: "after" },
      ),
    ).catch((error: unknown) => this.#beginAnew(error, { _id, count: 1, expiresAt }));
    return window?.count ?? 1;
  }

  /** A window whose count is no number counts nothing; its person is not shut out for that. */
  async #beginAnew(error: unknown, window: RateLimitDocument): Promise<RateLimitDocument> {
    if (!(error instanceof MongoServerError) || error.code !== TYPE_MISMATCH) throw error;
    await this.#windows.replaceOne({ _id: window._id }, { count: 1, expiresAt: window.expiresAt });
    return window;
  }
}

/** `RATE_LIMITS=off`: nothing is counted. */
export const unlimited: RateLimiter = { hit: () => Promise.resolve() };
