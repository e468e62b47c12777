import { seconds } from "./progress";
import type { TestStep } from "./test-checks";
import type { TestDatabase } from "./test-database";
import { addUp, failedOnce, type TestResult } from "./test-result";

/** One step, or several that leave each other enough of the machine to run at once. */
export type Turn = TestStep | readonly TestStep[];

/** Runs the turns one after another and prints the sum on the last line; answers how many failed. */
export async function runSteps(turns: readonly Turn[], database: TestDatabase): Promise<number> {
  const results: TestResult[] = [];
  for (const turn of turns) results.push(...(await Promise.all([turn].flat().map(runStep))));
  const { passed, failed, skipped } = addUp(results);
  await database.stop();
  console.log(`\nDatabase of these tests: ${database.name}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed;
}

export function environmentOf(database: TestDatabase): Record<string, string> {
  return { MONGODB_URI: database.uri, MONGODB_NAME: database.name, MONGODB_DIR: database.dir ?? "" };
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
