import { excerpt } from "@/app/api/_present/excerpt";
import type { FieldIssue } from "@/core/domain/errors";

/** A post of ten items with everything wrong about each has fewer. */
const MAX_ISSUES = 100;
/** The longest path that we know, `media.9.userTags.19.username`, has 28. */
const MAX_PATH = 200;
const MAX_TEXT = 500;

/**
 * As much of the issues as an answer carries, however many there are and whatever the sender called its fields:
 * an answer is never larger for a request that is worse.
 */
export function cappedIssues(issues: readonly FieldIssue[]): FieldIssue[] {
  const shown = issues.slice(0, MAX_ISSUES).map(shortened);
  const left = issues.length - shown.length;
  if (left === 0) return shown;
  return [
    ...shown,
    { path: "", rule: "more_issues", message: `There are ${left} more like these`, limit: MAX_ISSUES },
  ];
}

function shortened({ path, message, limit, ...rest }: FieldIssue): FieldIssue {
  return {
    ...rest,
    path: excerpt(path, MAX_PATH),
    message: excerpt(message, MAX_TEXT),
    ...(limit === undefined ? {} : { limit: typeof limit === "string" ? excerpt(limit, MAX_TEXT) : limit }),
  };
}
