import { runToEnd } from "./child-process";
import { failedOnce, passedOnce, type TestResult } from "./test-result";

const STRYKER = "node_modules/@stryker-mutator/core/bin/stryker.js";
const LAST_CHARACTERS = 4_000;

/** A sample small enough for every test run: how a post goes live, and what Meta's numbers mean. */
export const SHORT_FORM: readonly string[] = [
  "core/domain/marketing/post-machine.ts",
  "core/domain/marketing/post-live.ts",
  "core/domain/marketing/look-schedule.ts",
  "infrastructure/adapters/external/social/graph/graph-error-table.ts",
];

/** Changes the rules in small ways and expects the tests to notice; all of `stryker.config.json`, or `files`. */
export async function runMutation(files: readonly string[] = []): Promise<TestResult> {
  const isShort = files.length > 0;
  const only = isShort ? ["--mutate", files.join(","), "--reporters", "clear-text"] : [];
  const { code, output } = await runToEnd([STRYKER, "run", ...only], { isShown: !isShort });
  if (code === 0) return passedOnce();
  return failedOnce(`stryker ended with exit code ${code}\n${output.slice(-LAST_CHARACTERS)}`);
}
