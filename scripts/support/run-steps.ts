import { seconds } from "./progress";
import type { TestStep } from "./test-checks";
import type { TestDatabase } from "./test-database";
import { addUp, failedOnce, type TestResult } from "./test-result";

/** Steps that run one after another, because each needs what the one before it made or most of a core. */
export type Lane = readonly TestStep[];

/** Runs the lanes side by side and prints the sum on the last line; answers how many failed. */
export async function runSteps(lanes: readonly Lane[], database: TestDatabase): Promise<number> {
  const results = (await Promise.all(lanes.map(runLane))).flat();
  const { passed, failed, skipped } = addUp(results);
  await database.stop();
  console.log(`\nDatabase of these tests: ${database.name}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed;
}

export function environmentOf(database: TestDatabase): Record<string, string> {
  return { MONGODB_URI: database.uri, MONGODB_NAME: database.name, MONGODB_DIR: database.dir ?? "" };
}

async function runLane(steps: Lane): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const step of steps) results.push(await runStep(step));
  return results;
}

async function runStep(step: TestStep): Promise<TestResult> {
  const startedAt = Date.now();
  const result = await step
    .run()
    .catch((error: unknown) => failedOnce(error instanceof Error ? error.message : String(error)));
  if (result.details) console.log(result.details);
  console.log(`${result.failed > 0 ? "✗" : "✓"} ${step.name} (${seconds(startedAt)})`);
  return result;
}
