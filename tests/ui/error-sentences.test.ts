import { describe, expect, it } from "vitest";
import { oneLine, sentenceFor } from "@/app/_copy/error-sentences";
import { APP_ERROR_CODES, FAILURE_REASONS } from "@/core/domain/errors";

const everySentence = [
  ...APP_ERROR_CODES.map((code) => sentenceFor({ code })),
  ...FAILURE_REASONS.map((reason) => sentenceFor({ code: "conflict", reason })),
];

describe("the sentences of failures", () => {
  it.each(everySentence)("$title: what happened, and what to do next", ({ title, help }) => {
    expect(title).toMatch(/^[A-Z].*[^.!]$/);
    expect(help).toMatch(/^[A-Z].*\.$/);
  });

  it("prefer the reason over the code", () => {
    expect(oneLine({ code: "conflict", reason: "stale_revision" })).toBe(
      "Somebody changed this post meanwhile. Reload to see it as it is now, then make your change.",
    );
  });

  it("name the permission that is missing", () => {
    const { title } = sentenceFor({ code: "missing_permission", scopes: ["instagram_basic"] });
    expect(title).toBe("A permission is missing: instagram_basic");
  });

  it("count the items of a carousel from 1", () => {
    const facts = { code: "media_rejected", reason: "image_ratio" } as const;
    expect(sentenceFor({ ...facts, item: 2 }).title).toBe(
      "Item 3: The image is too tall or too wide for Instagram",
    );
    expect(sentenceFor({ ...facts, item: 0 }).title).toMatch(/^Item 1: /);
    expect(sentenceFor({ ...facts, item: 2, itemType: "image" }).title).toMatch(/^Photo 3: /);
    expect(sentenceFor({ ...facts, item: 0, itemType: "video" }).title).toMatch(/^Video 1: /);
    expect(sentenceFor({ ...facts, item: null }).title).toMatch(/^The image/);
  });

  it("of a block are true for a post that failed and for one that waits", () => {
    const facts = { code: "account_restricted", reason: "action_blocked" } as const;
    expect(sentenceFor(facts).title).toBe(
      "Publishing from this account rests because Instagram blocked an action",
    );
    expect(sentenceFor(facts).help).not.toMatch(/try again|this post/);
  });

  it.each([
    ["not_authenticated", "Unauthorized - Please login first"],
    ["not_configured", "Instagram integration not configured"],
  ] as const)("keep to the contract's words for %s", (code, words) => {
    expect(oneLine({ code })).toBe(words);
  });
});
