import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/infrastructure/database/mongo";
import { inTurns } from "./support/in-turns";
import { ALL_KINDS } from "./support/kinds";
import { deathsAt } from "./support/points";
import { WORKERS_AT_ONCE } from "./support/provided";
import { type MetaName, runCase } from "./support/run-case";
import { Tally } from "./support/tally";

const METAS: readonly MetaName[] = ["plain", "lagging", "late"];
const EVERYTHING = METAS.flatMap((meta) => ALL_KINDS.map((kind) => [kind, meta] as const));

describe("a worker that is killed, at every point", () => {
  const total = new Tally();

  afterAll(async () => {
    process.stdout.write(`All kinds: ${total.describe()}`);
    await closeDatabase();
  });

  it.each(EVERYTHING)("%s, Meta is %s: as many live posts as submissions", async (kind, meta) => {
    const tally = new Tally();
    const life = await runCase({ kind, meta, act: null });
    expect(life.problems).toEqual([]);
    // What arrives late matters to a sender that is gone by then.
    const deaths = deathsAt(life.points).filter(({ when }) => meta !== "late" || when === "leaving");
    const problems = await inTurns(deaths, WORKERS_AT_ONCE, async (act) => {
      const result = await runCase({ kind, meta, act });
      for (const each of [tally, total]) each.add(result);
      return result.problems.map((problem) => `killed ${act.when} ${act.label}#${act.nth}: ${problem}`);
    });
    process.stdout.write(`  ${kind}, Meta is ${meta}: ${tally.describe()}`);
    expect(problems.flat()).toEqual([]);
  });
});
