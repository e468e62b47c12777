import { z } from "zod/v4";
import { failedOnce, type TestResult } from "./test-result";

const schema = z.object({
  success: z.boolean(),
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** Counts what a vitest run reported. A run without a report, without tests or with a bad exit code has failed. */
export function readVitestReport(report: string | null, exitCode: number): TestResult {
  const parsed = schema.safeParse(parseJson(report));
  if (!parsed.success) return failedOnce("vitest wrote no report");
  const { numTotalTests, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = parsed.data;
  if (numTotalTests === 0) return failedOnce("vitest found no test");
  const hasHiddenFailure = numFailedTests === 0 && (exitCode !== 0 || !parsed.data.success);
  return {
    passed: numPassedTests,
    failed: hasHiddenFailure ? 1 : numFailedTests,
    skipped: numPendingTests + numTodoTests,
    details: hasHiddenFailure ? `vitest ended with exit code ${exitCode} although no test failed` : "",
  };
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
