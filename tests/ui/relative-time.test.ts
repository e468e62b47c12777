import { describe, expect, it } from "vitest";
import { dayWords, relativeWords } from "@/app/_ui/relative-time";

const now = new Date("2026-11-24T12:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("relativeWords", () => {
  it.each([
    [5 * DAY + HOUR, "in 5 days"],
    [DAY, "in 1 day"],
    [59 * DAY, "in 59 days"],
    [90 * DAY, "in 3 months"],
    [400 * DAY, "in 1 year"],
    [-3 * 60_000, "3 minutes ago"],
    [-2 * HOUR - 1, "2 hours ago"],
    [30_000, "in less than a minute"],
    [0, "just now"],
    [-30_000, "just now"],
  ])("says %i ms as %s", (distance, words) => {
    expect(relativeWords(later(distance), now)).toBe(words);
  });

  it("never promises more time than is left", () => {
    expect(relativeWords(later(2 * DAY - 1), now)).toBe("in 1 day");
  });
});

describe("dayWords", () => {
  it("is the same on every machine", () => {
    expect(dayWords(new Date("2026-11-24T23:59:00Z"))).toBe("on 24 Nov 2026");
  });
});
