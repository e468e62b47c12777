import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Clock } from "@/core/application/interfaces/clock";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import { aScript, type Flaw, simulate } from "./a-simulation";

const RUNS = 2000;
const SEED = 20261124;

/** Trusts every error of the one dangerous call. */
function believingErrors(adapter: ResumablePostingAdapter): ResumablePostingAdapter {
  const commit: ResumablePostingAdapter["commit"] = async (containerId) => {
    const result = await adapter.commit(containerId);
    return result.kind === "unclear" ? { kind: "refused", error: result.error } : result;
  };
  return new Proxy(adapter, {
    get(target, property) {
      if (property === "commit") return commit;
      const member: unknown = Reflect.get(target, property);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

/** Takes three seconds for a minute: no quiet period to speak of. */
function hurried(clock: Clock): Clock {
  const start = Date.UTC(2026, 10, 24, 9);
  return {
    now: () => new Date(start + (clock.now().getTime() - start) * 20),
    sleep: (ms, signal) => clock.sleep(ms / 20, signal),
  };
}

async function check(flaw: Flaw, numRuns: number) {
  const property = fc.asyncProperty(fc.scheduler(), aScript, async (scheduler, script) => {
    expect(await simulate(scheduler, script, flaw)).toEqual([]);
  });
  return await fc.check(property, { numRuns, seed: SEED, endOnFailure: true });
}

describe("two workers, two posts and a hostile Meta, in any order of events", () => {
  it("keep the promise: at most one live post each, and the truth about it", {
    timeout: 120_000,
  }, async () => {
    const { failed, counterexample, errorInstance, seed, counterexamplePath } = await check({}, RUNS);
    expect({
      failed,
      counterexample,
      seed,
      counterexamplePath,
      why: String(errorInstance ?? ""),
    }).toMatchObject({
      failed: false,
    });
  });

  it("is broken by a worker that believes an error", { timeout: 120_000 }, async () => {
    expect(await check({ adapter: believingErrors }, RUNS)).toMatchObject({ failed: true });
  });

  it("is broken by a worker that knows no quiet period", { timeout: 120_000 }, async () => {
    expect(await check({ clock: hurried }, RUNS)).toMatchObject({ failed: true });
  });
});
