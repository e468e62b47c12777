import { describe, expect, it } from "vitest";
import { exactWords } from "@/app/crm/social/exact-words";

const at = (month: number, day: number, year = 2026) => new Date(year, month - 1, day, 14, 5);
const now = new Date(2026, 10, 24, 9, 0);

describe("exactWords", () => {
  it.each([
    [at(11, 24), "14:05"],
    [at(11, 25), "25 November, 14:05"],
    [at(1, 3, 2027), "3 January 2027, 14:05"],
    [at(11, 24, 2027), "24 November 2027, 14:05"],
  ])("of %s says %s", (date, words) => {
    expect(exactWords(date, now)).toBe(words);
  });

  it("says whose clock it is where it is not the reader's", () => {
    const date = new Date("2026-11-24T23:59:00Z");
    expect(exactWords(date, date, "UTC")).toBe("24 November, 23:59 UTC");
  });
});
