import { describe, expect, it } from "vitest";
import { CLOCK_IS_TOLD_WITHIN_MS, CLOCKS_DIFFER_MS } from "@/core/domain/marketing/live-match";
import { liveByOf, looksLike, wishFor } from "@/core/domain/marketing/live-wish";
import { NO_PUBLICATION } from "@/core/domain/marketing/publication";
import { aPost } from "@/tests/builders/a-post";
import { later, START } from "./told-events";

const sent = { ...NO_PUBLICATION, containerId: "1", firstSentAt: START };

describe("what is looked for in the platform's list", () => {
  it("is nothing for a post that was never sent", () => {
    expect(wishFor(aPost({ publication: NO_PUBLICATION }), 0)).toBeNull();
  });

  it.each([
    ["as the sender knew it", 3000, 9000, later(3000), CLOCK_IS_TOLD_WITHIN_MS],
    ["as it is told now, where the sender did not know", null, -4000, later(-4000), CLOCK_IS_TOLD_WITHIN_MS],
    ["as ours, where nobody knows", null, null, START, CLOCKS_DIFFER_MS],
  ])("has the platform's time %s", (_, clockAheadMs, now, firstSentAt, clocksWithinMs) => {
    const post = aPost({ publication: { ...sent, clockAheadMs }, publishedAt: null });
    expect(wishFor(post, now)).toMatchObject({ firstSentAt, clocksWithinMs, liveBy: null });
  });

  it("is no newer than the post was known to be live", () => {
    const post = aPost({ publication: { ...sent, clockAheadMs: 3000 }, publishedAt: START });
    expect(liveByOf(post, null)).toEqual(later(3000));
  });
});

describe("another post of ours", () => {
  const post = aPost({ caption: "Café", publication: sent });

  it("looks like it, although it was written with other signs that nobody sees", () => {
    expect(looksLike(aPost({ caption: "\u200e Cafe\u0301\u200b", publication: sent }), post)).toBe(true);
  });

  it("does not where it was never sent, says something else, or is the same one", () => {
    expect(looksLike(aPost({ caption: "Café", publication: NO_PUBLICATION }), post)).toBe(false);
    expect(looksLike(aPost({ caption: "Cafés", publication: sent }), post)).toBe(false);
    expect(looksLike(post, post)).toBe(false);
  });
});
