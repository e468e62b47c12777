import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SIMULATION_PATH, SIMULATION_RUNS, SIMULATION_SEED } from "./a-deep";
import { collectGarbage } from "./a-garbage";
import { type Flaw, type Outcome, simulate } from "./a-simulation";
import { aScript, type Script } from "./a-simulation-script";
import { withoutRealTime } from "./a-timeless";

/*
 * `SIMULATION_RUNS=100000 npx vitest run tests/unit/publishing/simulation.test.ts` tries more.
 * A failure names its seed and path; the same run again, alone:
 * `SIMULATION_SEED=<seed> SIMULATION_PATH=<path> npx vitest run tests/unit/publishing/simulation.test.ts`
 */

/** Far more than it takes, so that only a run that hangs is cut off. */
const MS_PER_RUN = 500;
/** What has to happen somewhere in a thousand runs, or the simulation shows little. */
const EVERYTHING = [
  ...["draft", "published", "failed", "cancelled", "unconfirmed", "comment posted", "comment failed"],
  ...["post_cancelled", "post_sent_out", "post_retried", "post_confirmed"],
];

class Tally {
  runs = 0;
  sends = 0;
  live = 0;
  readonly counts = new Map<string, number>();

  add({ statuses, comments, wishes, sends, live }: Outcome): void {
    this.runs += 1;
    this.sends += sends;
    this.live += live;
    for (const what of [...statuses, ...comments.map((state) => `comment ${state}`), ...wishes])
      this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  say(seconds: number): void {
    const counts = [...this.counts].map(([what, count]) => `${count} ${what}`).join(", ");
    const speed = Math.round(this.runs / seconds);
    const memory = Math.round(process.memoryUsage.rss() / 1e6);
    process.stdout.write(
      `Simulation: ${this.runs} runs from seed ${SIMULATION_SEED}, ${speed} a second, ${memory} MB; ` +
        `${this.live} live posts of ${this.sends} sends; ${counts}\n`,
    );
  }
}

/** The log of the run with this seed. */
async function logOf(seed: number, flaw: Flaw = {}): Promise<readonly string[]> {
  const logs: (readonly string[])[] = [];
  const keep = async (scheduler: fc.Scheduler, script: Script): Promise<void> => {
    logs.push((await simulate(scheduler, script, flaw)).log);
  };
  await fc.check(fc.asyncProperty(fc.scheduler(), aScript, keep), { numRuns: 1, seed });
  return logs[0] ?? [];
}

describe("workers, people and a hostile Meta, in any order of events", () => {
  withoutRealTime();

  it("keep the promise: at most one live post each, and the truth about it", {
    timeout: Math.max(120_000, SIMULATION_RUNS * MS_PER_RUN),
  }, async () => {
    const tally = new Tally();
    const started = performance.now();
    const property = fc.asyncProperty(fc.scheduler(), aScript, async (scheduler, script) => {
      const outcome = await simulate(scheduler, script);
      tally.add(outcome);
      expect(outcome.problems).toEqual([]);
    });
    const path = SIMULATION_PATH === "" ? {} : { path: SIMULATION_PATH };
    const how = { numRuns: SIMULATION_RUNS, seed: SIMULATION_SEED, endOnFailure: true, ...path };
    await fc.assert(property, how).finally(() => tally.say((performance.now() - started) / 1000));
    if (SIMULATION_PATH === "" && SIMULATION_RUNS >= 1000)
      expect([...tally.counts.keys()]).toEqual(expect.arrayContaining(EVERYTHING));
  });

  it("happen in the same order with the same seed, to the last line of the log", async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const log = await logOf(seed);
      expect(log.length).toBeGreaterThan(20);
      expect(await logOf(seed)).toEqual(log);
    }
  });

  it("leave nothing behind in memory, whoever died in them", async () => {
    const left: WeakRef<object>[] = [];
    const watched: Flaw = {
      posts: (posts) => {
        left.push(new WeakRef(posts));
        return posts;
      },
    };
    for (let seed = 1; seed <= 25; seed += 1) await logOf(seed, watched);
    collectGarbage();
    expect(left.length).toBeGreaterThan(75);
    expect(left.filter((ref) => ref.deref() !== undefined)).toHaveLength(0);
  });
});
