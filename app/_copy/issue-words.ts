import type { z } from "zod/v4";

type Issue = z.core.$ZodRawIssue;

/** What is wrong with one field, in our words: no sentence of the library that found it is ever sent. */
export function issueWords(issue: Issue): string {
  return `${fieldWords(issue.path ?? [])} ${complaint(issue)}`;
}

function complaint(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "is missing" : `has to be ${kindWords(issue.expected)}`;
    case "too_big":
      return sizeWords("at most", issue.maximum, issue.origin);
    case "too_small":
      return isNothing(issue) ? "is empty" : sizeWords("at least", issue.minimum, issue.origin);
    case "invalid_value":
      return `has to be ${issue.values
        .map(String)
        .join(", ")
        .replace(/, ([^,]*)$/, " or $1")}`;
    case "not_multiple_of":
      return `has to be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return "has fields that are not known here";
    case "invalid_format":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return "is not written as it has to be";
  }
}

const NAMES: Readonly<Record<string, string>> = {
  channelId: "The account",
  caption: "The caption",
  media: "The list of media",
  type: "The type",
  url: "The address",
  coverUrl: "The address of the cover",
  altText: "The alt text",
  username: "The username",
  userTags: "The list of tags",
  collaborators: "The list of collaborators",
  locationId: "The location",
  firstComment: "The first comment",
  scheduledAt: "The time",
  kind: "The kind",
  status: "The status",
  limit: "The limit",
};

const ENTRIES: Readonly<Record<string, string>> = {
  collaborators: "Collaborator",
  userTags: "Tag",
  media: "Item",
};

/** The field as a person finds it; its path goes beside the sentence. */
function fieldWords(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return "The request";
  if (typeof last !== "number") return NAMES[String(last)] ?? `The field ${String(last)}`;
  const list = String(path.at(-2) ?? "list");
  return `${ENTRIES[list] ?? `Entry of ${list}`} ${last + 1}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  date: "a time",
  null: "null",
};

function kindWords(expected: string): string {
  return KINDS[expected] ?? "of another kind";
}

function isNothing({
  minimum,
  origin,
}: {
  readonly minimum: number | bigint;
  readonly origin: string;
}): boolean {
  return Number(minimum) === 1 && (origin === "string" || origin === "array");
}

function sizeWords(bound: string, limit: number | bigint, origin: string): string {
  const amount = limit.toLocaleString("en");
  if (origin === "string") return `has to have ${bound} ${amount} characters`;
  if (origin === "array" || origin === "set" || origin === "map")
    return `has to have ${bound} ${amount} entries`;
  return `has to be ${bound} ${amount}`;
}
