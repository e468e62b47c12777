import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { IS_DEEP } from "./a-deep";
import { type Flaw, simulate } from "./a-simulation";
import { aScript } from "./a-simulation-script";
import { withoutRealTime } from "./a-timeless";
import { FLAWS, HARMLESS } from "./flaws";

/** Whoever looks for it with this seed finds each flaw soon. */
const SEED = 20261124;
const FOUND_WITHIN = IS_DEEP ? 20_000 : 3000;
const CLEAN_FOR = IS_DEEP ? 20_000 : 300;

interface Hunt {
  readonly runs: number;
  /** What gave it away; null: nothing did. */
  readonly problem: string | null;
}

/** Looks for a broken promise: what is merely late or nameless does not count. */
async function hunt(flaw: Flaw, numRuns: number): Promise<Hunt> {
  let runs = 0;
  let problem: string | null = null;
  const property = fc.asyncProperty(fc.scheduler(), aScript, async (scheduler, script) => {
    runs += 1;
    const { problems } = await simulate(scheduler, script, flaw);
    problem = problems.find((one) => /live|wrong id|first comments/.test(one)) ?? null;
    return problem === null;
  });
  await fc.check(property, { numRuns, seed: SEED, endOnFailure: true });
  return { runs, problem };
}

describe("the simulation finds what is wrong on purpose", { timeout: 3_600_000 }, () => {
  withoutRealTime();
  const table: string[] = [];
  afterAll(() => {
    process.stdout.write(`Flaws, seed ${SEED}:\n${table.join("\n")}\n`);
  });

  it.each(Object.entries(FLAWS))("%s: found", async (name, flaw) => {
    const { runs, problem } = await hunt(flaw, FOUND_WITHIN);
    table.push(`| ${name} | run ${runs} | ${problem} |`);
    expect(problem).not.toBeNull();
  });

  it.each(Object.entries(HARMLESS))("%s: clean", async (name, flaw) => {
    const { runs, problem } = await hunt(flaw, CLEAN_FOR);
    table.push(`| ${name} | ${problem === null ? `clean in ${runs}` : `run ${runs}`} | ${problem ?? ""} |`);
    expect(problem).toBeNull();
  });
});
