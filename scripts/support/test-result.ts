/** What one step of `npm test` found; `details` is shown when something failed. */
export interface TestResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly details: string;
}

export function passedOnce(): TestResult {
  return { passed: 1, failed: 0, skipped: 0, details: "" };
}

export function failedOnce(details: string): TestResult {
  return { passed: 0, failed: 1, skipped: 0, details };
}

export function addUp(results: readonly TestResult[]): Omit<TestResult, "details"> {
  const sum = (count: (result: TestResult) => number) =>
    results.reduce((total, result) => total + count(result), 0);
  return {
    passed: sum((result) => result.passed),
    failed: sum((result) => result.failed),
    skipped: sum((result) => result.skipped),
  };
}

/** Several results as one. */
export function joined(results: readonly TestResult[]): TestResult {
  const details = results.flatMap((result) => (result.details === "" ? [] : [result.details]));
  return { ...addUp(results), details: details.join("\n") };
}
