import { ensureChromium } from "./support/ensure-chromium";
import { runMutation, SHORT_FORM } from "./support/mutation";
import { say } from "./support/progress";
import { runScript } from "./support/run-script";
import { environmentOf, type Lane, runSteps } from "./support/run-steps";
import { stopEverything } from "./support/stop-signal";
import { BUILD_CHECKS, SOURCE_CHECKS, type TestStep } from "./support/test-checks";
import { startTestDatabase, type TestDatabase } from "./support/test-database";
import type { TestResult } from "./support/test-result";
import { runVitest } from "./support/vitest-step";

const E2E_CONFIG = ["--config", "vitest.e2e.config.ts"];
const CRASH_CONFIG = ["--config", "vitest.crash.config.ts"];

await runScript(async () => {
  const filters = process.argv.slice(2);
  const database = await startTestDatabase();
  const lanes = filters.length > 0 ? [[testStep(database, filters)]] : allLanes(database);
  const failed = await runSteps(lanes, database);
  await stopEverything(failed > 0 ? 1 : 0);
});

/**
 * Two lanes for two cores. What needs the built app or waits more than it works is in one, what needs neither in
 * the other, and both take about as long.
 */
function allLanes(database: TestDatabase): readonly Lane[] {
  return [
    [
      ...BUILD_CHECKS,
      { name: "browser tests", run: () => runBrowserTests(database) },
      { name: "killed workers", run: () => runVitest(CRASH_CONFIG, environmentOf(database)) },
    ],
    [
      ...SOURCE_CHECKS,
      testStep(database, []),
      { name: "tests notice changed rules", run: () => runMutation(SHORT_FORM) },
    ],
  ];
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
