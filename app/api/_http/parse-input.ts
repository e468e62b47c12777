import type { z } from "zod/v4";
import { issueWords } from "@/app/_copy/issue-words";
import { AppError, type FieldIssue } from "@/core/domain/errors";

/**
 * What somebody sent, checked. Only this makes a mismatch the sender's fault: the same schemas check what
 * we read back and answer, and there it is ours.
 * @throws AppError `invalid_request` naming each field
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: issueWords });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap(toFieldIssues);
  throw new AppError("invalid_request", "The request does not match its schema", { issues });
}

function toFieldIssues(issue: z.core.$ZodIssue): FieldIssue[] {
  if (issue.code !== "unrecognized_keys") {
    return [{ path: issue.path.join("."), rule: issue.code, message: issue.message, ...limitOf(issue) }];
  }
  return issue.keys.map((key) => ({
    path: [...issue.path, key].join("."),
    rule: "unknown_key",
    message: "This field is not known here",
  }));
}

function limitOf(issue: z.core.$ZodIssue): { limit?: number } {
  if (issue.code === "too_big") return { limit: Number(issue.maximum) };
  if (issue.code === "too_small") return { limit: Number(issue.minimum) };
  return {};
}
