import { ensureChromium } from "./support/ensure-chromium";
import { runMutation, SHORT_FORM } from "./support/mutation";
import { say } from "./support/progress";
import { runScript } from "./support/run-script";
import { environmentOf, runSteps, type Turn } from "./support/run-steps";
import { stopEverything } from "./support/stop-signal";
import { CHECKS, type TestStep } from "./support/test-checks";
import { startTestDatabase, type TestDatabase } from "./support/test-database";
import type { TestResult } from "./support/test-result";
import { runVitest } from "./support/vitest-step";

const E2E_CONFIG = ["--config", "vitest.e2e.config.ts"];
const CRASH_CONFIG = ["--config", "vitest.crash.config.ts"];

await runScript(async () => {
  const filters = process.argv.slice(2);
  const database = await startTestDatabase();
  const steps = filters.length > 0 ? [testStep(database, filters)] : allSteps(database);
  const failed = await runSteps(steps, database);
  await stopEverything(failed > 0 ? 1 : 0);
});

/** A browser waits more than it works, and the other tests run one file at a time: together they fill two cores. */
function allSteps(database: TestDatabase): readonly Turn[] {
  return [
    ...CHECKS,
    [testStep(database, []), { name: "browser tests", run: () => runBrowserTests(database) }],
    { name: "tests notice changed rules", run: () => runMutation(SHORT_FORM) },
    { name: "killed workers", run: () => runVitest(CRASH_CONFIG, environmentOf(database)) },
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
