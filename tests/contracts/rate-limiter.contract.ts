import { beforeEach, describe, expect, it } from "vitest";
import type { Clock } from "@/core/application/interfaces/clock";
import {
  RATE_LIMIT_WINDOW_MS,
  RATE_LIMITS,
  type RateLimiter,
} from "@/core/application/interfaces/rate-limiter";
import { anId } from "@/tests/builders/an-id";
import { ManualClock } from "@/tests/fakes/manual-clock";

/** `make` gives a limiter that reads this clock. */
export function rateLimiterContract(name: string, make: (clock: Clock) => Promise<RateLimiter>): void {
  describe(`RateLimiter (${name})`, () => {
    let clock: ManualClock;
    let limiter: RateLimiter;
    let actor: string;

    beforeEach(async () => {
      clock = new ManualClock(new Date("2026-11-24T09:00:00.000Z"));
      limiter = await make(clock);
      actor = anId();
    });

    const spend = async () => {
      for (let count = 0; count < RATE_LIMITS.start; count++) await limiter.hit("start", actor);
    };

    it("allows as many as the limit and refuses the next", async () => {
      await spend();
      await expect(limiter.hit("start", actor)).rejects.toMatchObject({ code: "rate_limited" });
    });

    it("says how long the window still lasts", async () => {
      await spend();
      clock.advance(60_500);
      await expect(limiter.hit("start", actor)).rejects.toMatchObject({
        details: { retryAfterSeconds: 540 },
      });
    });

    it("allows again in the next window", async () => {
      await spend();
      clock.advance(RATE_LIMIT_WINDOW_MS);
      await expect(limiter.hit("start", actor)).resolves.toBeUndefined();
    });

    it("counts each action and each person apart", async () => {
      await spend();
      await expect(limiter.hit("post", actor)).resolves.toBeUndefined();
      await expect(limiter.hit("start", anId())).resolves.toBeUndefined();
    });

    it("lets exactly the limit through when 30 calls race", async () => {
      const hits = await Promise.allSettled(Array.from({ length: 30 }, () => limiter.hit("start", actor)));
      expect(hits.filter((hit) => hit.status === "fulfilled")).toHaveLength(RATE_LIMITS.start);
    });
  });
}
