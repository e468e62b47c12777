import { expect, it } from "vitest";
import { RATE_LIMIT_WINDOW_MS } from "@/core/application/interfaces/rate-limiter";
import { MongoRateLimiter, unlimited } from "@/infrastructure/repositories/social/rate-limit-repo";
import { anId } from "@/tests/builders/an-id";
import { rateLimiterContract } from "@/tests/contracts/rate-limiter.contract";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { testDatabase } from "@/tests/setup/test-database";

const db = testDatabase();

rateLimiterContract("MongoDB", async (clock) => new MongoRateLimiter(db, clock));

it("purges the windows that are over", async () => {
  const clock = new ManualClock(new Date("2025-01-01T00:00:00.000Z"));
  const limiter = new MongoRateLimiter(db, clock);
  await limiter.hit("start", anId());
  const start = clock.now();
  expect(await limiter.purgeExpired(start)).toBe(0);
  expect(await limiter.purgeExpired(new Date(start.getTime() + RATE_LIMIT_WINDOW_MS))).toBe(1);
});

it("counts nothing when limits are off", async () => {
  for (let count = 0; count < 200; count++) await unlimited.hit("start", "anybody");
});
