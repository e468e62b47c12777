import { describe, expect, it } from "vitest";
import { captionWords, foldCaption, leftAnnouncement } from "@/app/crm/social/posts/new/fields/caption-words";

describe("the caption", () => {
  it("counts what is left", () => {
    expect(captionWords("Hi #a @b").counters).toBe(
      "2,192 characters left · 1 of 30 hashtags · 1 of 20 mentions",
    );
    expect(captionWords("x".repeat(2201)).counters).toMatch(/^1 character too many/);
  });

  it.each([
    [101, 100, "100 characters left"],
    [100, 99, null],
    [150, 10, "10 characters left"],
    [1, 0, "0 characters left"],
    [5, -3, "3 characters too many"],
    [10, 30, null],
  ])("on going from %i to %i left says %j", (before, after, words) => {
    expect(leftAnnouncement(before, after)).toBe(words);
  });

  it("folds after 125 characters and never inside an emoji", () => {
    expect(foldCaption("x".repeat(125))).toBeNull();
    expect(foldCaption("🥐".repeat(126))).toBe("🥐".repeat(125));
  });
});
