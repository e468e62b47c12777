import type { Clock } from "@/core/application/interfaces/clock";
import {
  type LimitedAction,
  RATE_LIMIT_WINDOW_MS,
  RATE_LIMITS,
  type RateLimiter,
} from "@/core/application/interfaces/rate-limiter";
import { AppError } from "@/core/domain/errors";

export class MemoryRateLimiter implements RateLimiter {
  readonly #counts = new Map<string, number>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async hit(action: LimitedAction, actorId: string): Promise<void> {
    const now = this.#clock.now().getTime();
    const window = Math.floor(now / RATE_LIMIT_WINDOW_MS);
    const key = `${action}:${actorId}:${window}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count <= RATE_LIMITS[action]) return;
    throw new AppError("rate_limited", `The allowance for "${action}" is used up`, {
      retryAfterSeconds: Math.ceil(((window + 1) * RATE_LIMIT_WINDOW_MS - now) / 1000),
    });
  }
}
