import { describe, expect, it } from "vitest";
import { GetHealthUseCase, type ProcessState } from "@/core/application/usecases/health/get-health";
import { SystemClock } from "@/infrastructure/system/system-clock";

const clock = new SystemClock();
const ago = (ms: number): Date => new Date(clock.now().getTime() - ms);
const hang = () => new Promise<never>(() => {});
const fail = () => Promise.reject(new Error("away"));

interface Given extends Partial<ProcessState> {
  readonly newestBeat?: () => Promise<Date | null>;
  readonly nextDueAt?: () => Promise<Date | null>;
}

function health(given: Given = {}) {
  const { newestBeat = async () => ago(1_000), nextDueAt = async () => null, ...process } = given;
  return new GetHealthUseCase(
    { nextDueAt },
    { newestBeat },
    { databaseIsAlive: async () => true, isShuttingDown: () => false, ...process },
    clock,
  ).execute();
}

describe("health", () => {
  it("is ok while everything works", async () => {
    expect(await health()).toEqual({ status: "ok", database: "up", worker: "running" });
  });

  it.each([
    ["running", 29_000],
    ["stale", 31_000],
  ])("calls a worker %s that was heard of %i ms ago", async (worker, ms) => {
    expect(await health({ newestBeat: async () => ago(ms) })).toMatchObject({ status: "ok", worker });
  });

  it("calls a worker absent that was never heard of", async () => {
    expect(await health({ newestBeat: async () => null })).toMatchObject({ status: "ok", worker: "absent" });
  });

  it.each([
    ["nothing is due", null, "ok"],
    ["a post is due for 59 s", 59_000, "ok"],
    ["a post is due for 61 s", 61_000, "unavailable"],
  ])("without a worker, when %s", async (_what, ms, status) => {
    const nextDueAt = async () => (ms === null ? null : ago(ms));
    expect(await health({ newestBeat: async () => null, nextDueAt })).toMatchObject({ status });
    expect(await health({ newestBeat: async () => ago(60_000), nextDueAt })).toMatchObject({ status });
    expect(await health({ nextDueAt })).toMatchObject({ status: "ok" });
  });

  it("is unavailable on shutdown", async () => {
    const answer = await health({ isShuttingDown: () => true });
    expect(answer).toEqual({ status: "unavailable", database: "up", worker: "running" });
  });

  it.each([
    ["says no", { databaseIsAlive: async () => false }],
    ["cannot be asked", { databaseIsAlive: fail }],
    ["goes away in between", { nextDueAt: fail }],
    ["hangs in between", { newestBeat: hang }],
  ])("is unavailable when the database %s, and does not throw", async (_what, given) => {
    const answer = await health(given);
    expect(answer).toEqual({ status: "unavailable", database: "down", worker: "absent" });
  });
});
