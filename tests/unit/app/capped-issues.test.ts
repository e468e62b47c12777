import { expect, it } from "vitest";
import { z } from "zod/v4";
import { errorAnswer } from "@/app/api/_http/error-answer";
import { parseInput } from "@/app/api/_http/parse-input";
import { type ErrorBody, errorBody } from "@/app/api/_schemas/error";
import { AppError, type FieldIssue } from "@/core/domain/errors";

type Told = NonNullable<ErrorBody["issues"]>;

async function issuesTold(issues: readonly FieldIssue[]): Promise<{ bytes: number; issues: Told }> {
  const text = await errorAnswer(new AppError("invalid_request", "Wrong", { issues }), "r-1").text();
  return { bytes: text.length, issues: errorBody.parse(JSON.parse(text)).issues ?? [] };
}

function issuesOf(input: unknown): readonly FieldIssue[] {
  try {
    parseInput(z.strictObject({}), input);
  } catch (error) {
    if (error instanceof AppError) return error.details.issues ?? [];
  }
  return [];
}

it("an answer to 30,000 unknown keys names the first hundred and says how many are left", async () => {
  const keys = Array.from({ length: 30_000 }, (_, index) => [`key${index}`, 1]);
  const told = await issuesTold(issuesOf(Object.fromEntries(keys)));
  expect(told.issues).toHaveLength(101);
  expect(told.issues[0]).toMatchObject({ path: "key0", rule: "unknown_key" });
  expect(told.issues.at(-1)).toEqual({
    path: "",
    rule: "more_issues",
    message: "There are 29900 more like these",
    limit: 100,
  });
  expect(told.bytes).toBeLessThan(20_000);
});

it("an answer never repeats a key, a message or a limit of any length", async () => {
  const long = `${"k".repeat(198)}😀${"k".repeat(100_000)}`;
  const told = await issuesTold([{ path: long, rule: "unknown_key", message: long, limit: long }]);
  expect(told.issues[0]?.path).toBe(`${"k".repeat(198)}…`);
  expect(told.bytes).toBeLessThan(2_000);
});

it("what a request of ours can have wrong is told whole", async () => {
  const issues = Array.from({ length: 100 }, (_, index) => ({ path: `media.${index}`, message: "No" }));
  expect((await issuesTold(issues)).issues).toEqual(issues);
});
