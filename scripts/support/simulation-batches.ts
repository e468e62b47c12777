import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { inLanes } from "./in-lanes";
import { joined, type TestResult } from "./test-result";
import { runVitest } from "./vitest-step";

const FOLDER = "tests/unit/publishing";
const SIMULATION = `${FOLDER}/simulation.test.ts`;
const FIRST_SEED = 20261124;
/** The same histories on every machine, however many processes it runs at once. */
const BATCHES = 4;
const RUNS_EACH = 25_000;

export const SIMULATED_HISTORIES = BATCHES * RUNS_EACH;

/** Every batch has a seed of its own and a process of its own, beside what else the simulated press proves. */
export async function runSimulations(env: Readonly<Record<string, string>>): Promise<TestResult> {
  const batches = Array.from({ length: BATCHES }, (_, batch) => () => {
    const histories = { SIMULATION_RUNS: String(RUNS_EACH), SIMULATION_SEED: String(FIRST_SEED + batch) };
    return runVitest([SIMULATION], { ...env, ...histories });
  });
  const files = await otherTests();
  const others = () => runVitest(files, { ...env, DEEP: "1" });
  return joined(await inLanes(availableParallelism(), [others, ...batches]));
}

async function otherTests(): Promise<string[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".test.ts"));
  return names.map((name) => `${FOLDER}/${name}`).filter((file) => file !== SIMULATION);
}
