import { describe, expect, it } from "vitest";
import { readVitestReport } from "@/scripts/support/vitest-report";

const report = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    success: true,
    numTotalTests: 6,
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    ...changes,
  });

describe("the count of a vitest run", () => {
  it("adds todo tests to the skipped ones", () => {
    expect(readVitestReport(report(), 0)).toMatchObject({ passed: 3, failed: 0, skipped: 3 });
  });

  it("keeps the number of failed tests", () => {
    const failing = report({ success: false, numPassedTests: 1, numFailedTests: 2 });
    expect(readVitestReport(failing, 1)).toMatchObject({ passed: 1, failed: 2 });
  });

  it("counts a failure that belongs to no test", () => {
    expect(readVitestReport(report({ success: false }), 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it.each([
    ["no report", null],
    ["half a report", '{"success":tr'],
    ["a report of no test", report({ numTotalTests: 0, numPassedTests: 0 })],
  ])("is never green on %s", (_, text) => {
    expect(readVitestReport(text, 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});
