import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstMetricsAt, nextMetricsAt } from "@/core/domain/marketing/metrics-schedule";
import { later, START } from "./told-events";

const HOUR = 3_600_000;

/** Hours after going live, each round taken when it is due. */
function roundsOf(kind: "feed" | "reel" | "story"): number[] {
  const hours: number[] = [];
  for (let at: Date | null = firstMetricsAt(START); at !== null; at = nextMetricsAt(kind, START, at))
    hours.push((at.getTime() - START.getTime()) / HOUR);
  return hours;
}

describe("rounds of numbers", () => {
  it.each(["feed", "reel"] as const)("of a %s go on for a month, ever less often", (kind) => {
    expect(roundsOf(kind)).toEqual([0.25, 1, 3, 6, 12, 24, 48, 72, 120, 168, 336, 504, 720]);
  });

  it("of a story end just before it does", () => {
    expect(roundsOf("story")).toEqual([0.25, 1, 3, 6, 12, 18, 23.5]);
  });

  it("that were slept through are not made up", () => {
    expect(nextMetricsAt("feed", START, later(13 * HOUR))).toEqual(later(24 * HOUR));
    expect(nextMetricsAt("story", START, later(30 * HOUR))).toBeNull();
  });

  it("come later than now, always, or never again", () => {
    const aKind = fc.constantFrom("feed" as const, "reel" as const, "story" as const);
    fc.assert(
      fc.property(aKind, fc.nat(60 * 24 * HOUR), (kind, ms) => {
        const next = nextMetricsAt(kind, START, later(ms));
        const end = kind === "story" ? 23.5 * HOUR : 720 * HOUR;
        if (next === null) expect(ms).toBeGreaterThanOrEqual(end);
        else expect(next.getTime()).toBeGreaterThan(later(ms).getTime());
      }),
    );
  });
});
