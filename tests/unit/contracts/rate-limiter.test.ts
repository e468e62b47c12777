import { rateLimiterContract } from "@/tests/contracts/rate-limiter.contract";
import { MemoryRateLimiter } from "@/tests/fakes/stores/memory-rate-limiter";

rateLimiterContract("memory", async (clock) => new MemoryRateLimiter(clock));
