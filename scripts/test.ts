import { ensureChromium } from "./support/ensure-chromium";
import { say, seconds } from "./support/progress";
import { runScript } from "./support/run-script";
import { stopEverything } from "./support/stop-signal";
import { CHECKS, type TestStep } from "./support/test-checks";
import { startTestDatabase, type TestDatabase } from "./support/test-database";
import { addUp, failedOnce, type TestResult } from "./support/test-result";
import { runVitest } from "./support/vitest-step";

const E2E_CONFIG = ["--config", "vitest.e2e.config.ts"];

await runScript(async () => {
  const filters = process.argv.slice(2);
  const database = await startTestDatabase();
  const steps = filters.length > 0 ? [testStep(database, filters)] : allSteps(database);
  const results: TestResult[] = [];
  for (const step of steps) results.push(await runStep(step));
  const { passed, failed, skipped } = addUp(results);
  await database.stop();
  console.log(`\nDatabase of the contract, HTTP and browser tests: ${database.name}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  await stopEverything(failed > 0 ? 1 : 0);
});

function allSteps(database: TestDatabase): readonly TestStep[] {
  return [...CHECKS, testStep(database, []), { name: "browser tests", run: () => runBrowserTests(database) }];
}

function testStep(database: TestDatabase, filters: readonly string[]): TestStep {
  return {
    name: "unit, contract and HTTP tests",
    run: () => runVitest(filters, environmentOf(database)),
  };
}

async function runBrowserTests(database: TestDatabase): Promise<TestResult> {
  const chromium = await ensureChromium(say);
  return runVitest(E2E_CONFIG, { ...environmentOf(database), CHROMIUM_PATH: chromium });
}

function environmentOf(database: TestDatabase): Record<string, string> {
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
