import { describe, expect, it } from "vitest";
import { isBelieved, isExhausted, isFresh, QUOTA_FRESH_MS } from "@/core/domain/marketing/publishing-quota";
import { later, START } from "./told-events";

const quota = (used: number, total: number | null) => ({ used, total, readAt: START });

describe("what an account may still publish", () => {
  it.each([
    [99, 100, false],
    [100, 100, true],
    [101, 100, true],
    [0, 0, true],
    [500, null, false],
  ])("%d of %s: used up is %s", (used, total, expected) => {
    expect(isExhausted(quota(used, total))).toBe(expected);
  });

  it("is read again after five minutes", () => {
    expect(QUOTA_FRESH_MS).toBe(300_000);
    expect([0, 299_999, 300_000].map((ms) => isFresh(quota(1, 100), later(ms)))).toEqual([true, true, false]);
  });

  it("is believed for ten minutes where it cannot be read", () => {
    expect([0, 599_999, 600_000].map((ms) => isBelieved(quota(1, 100), later(ms)))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
