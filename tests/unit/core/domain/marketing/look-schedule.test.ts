import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUSY_FROM, nextLookDelay } from "@/core/domain/marketing/look-schedule";

const FIVE_MINUTES = 300_000;

/** When the first 500 looks begin; each takes `latencyMs`, and the next is planned when its answer is there. */
function* looks(latencyMs: number, load = 0): Generator<number> {
  let at = 0;
  for (let count = 0; count < 500; count += 1) {
    at += nextLookDelay(count, at, load);
    yield at;
    at += latencyMs;
  }
}

function looksBefore(endMs: number, latencyMs: number, load = 0): number[] {
  const times: number[] = [];
  for (const at of looks(latencyMs, load)) {
    if (at >= endMs) break;
    times.push(at);
  }
  return times;
}

/** The first look that begins when the container is ready. */
function seenAt(readyMs: number, latencyMs: number, load = 0): number {
  for (const at of looks(latencyMs, load)) if (at >= readyMs) return at;
  return Number.POSITIVE_INFINITY;
}

describe("looks at a fresh container", () => {
  it("come after 0, 0.25, 0.5, 1, 1.5, 2 and 3 s, then every 15 % of the time elapsed", () => {
    expect(looksBefore(7500, 0)).toEqual([0, 250, 500, 1000, 1500, 2000, 3000, 4000, 5000, 6000, 7000]);
    expect([7000, 10_000, 100_000].map((elapsed) => nextLookDelay(9, elapsed))).toEqual([1050, 1500, 15_000]);
  });

  it("come at once the first time, however old the container is and whatever the load", () => {
    expect([0, 5000, 900_000].map((elapsed) => nextLookDelay(0, elapsed, 1))).toEqual([0, 0, 0]);
  });

  it("are a second apart at least after the first ones, and half a minute at most", () => {
    expect([3000, 200_000, 86_400_000].map((elapsed) => nextLookDelay(8, elapsed))).toEqual([
      1000, 30_000, 30_000,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(86_400_000), (count, elapsed) => {
        const delay = nextLookDelay(count, elapsed);
        expect(delay).toBeGreaterThan(0);
        expect(delay).toBeLessThanOrEqual(30_000);
        if (elapsed >= 3000) expect(delay).toBeGreaterThanOrEqual(1000);
      }),
    );
  });

  it("are forty at most in the first five minutes, however long each takes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (latencyMs) => {
        expect(looksBefore(FIVE_MINUTES, latencyMs).length).toBeLessThanOrEqual(40);
      }),
    );
    expect(looksBefore(FIVE_MINUTES, 0)).toHaveLength(38);
  });
});

describe("looks while the allowance runs out", () => {
  it("slow down from three quarters of it on, to a quarter of the pace at all of it", () => {
    const delays = [0, BUSY_FROM, 0.875, 1, 7].map((load) => nextLookDelay(8, 100_000, load));
    expect(delays).toEqual([15_000, 15_000, 37_500, 60_000, 60_000]);
  });

  it("leave out the quick ones at the beginning", () => {
    expect([BUSY_FROM, 0.875, 1].map((load) => nextLookDelay(1, 250, load))).toEqual([250, 2500, 4000]);
  });

  it("are slower the busier it is, never faster, and two minutes apart at most", () => {
    const aLoad = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(600_000),
        aLoad,
        aLoad,
        (count, elapsed, one, two) => {
          const [calm, busy] = [Math.min(one, two), Math.max(one, two)].map((load) =>
            nextLookDelay(count, elapsed, load),
          );
          expect(busy).toBeGreaterThanOrEqual(calm ?? 0);
          expect(busy).toBeLessThanOrEqual(120_000);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("reels that are ready after 5 to 120 s", () => {
  const readyTimes = fc.sample(fc.noBias(fc.integer({ min: 5000, max: 120_000 })), {
    numRuns: 1000,
    seed: 20261124,
  });
  const ratios = (load: number): number[] =>
    readyTimes.map((readyMs) => seenAt(readyMs, 200, load) / readyMs).sort((one, two) => one - two);
  const at = (sorted: readonly number[], share: number): number =>
    sorted[Math.floor(sorted.length * share)] ?? 0;

  it("are seen ready a tenth later at most, in the median", () => {
    const calm = ratios(0);
    expect(at(calm, 0.5)).toBeLessThanOrEqual(1.1);
    expect(calm.at(-1)).toBeLessThanOrEqual(1.25);
  });

  it("are seen later while the allowance runs out, but in bounds", () => {
    const [calm, busy] = [ratios(0), ratios(0.9)];
    expect(at(busy, 0.5)).toBeGreaterThan(at(calm, 0.5));
    expect(at(busy, 0.5)).toBeLessThanOrEqual(1.3);
    expect(busy.at(-1)).toBeLessThanOrEqual(1.6);
  });

  it("cost forty looks at most", () => {
    for (const readyMs of readyTimes.slice(0, 100))
      expect(looksBefore(readyMs, 200).length + 1).toBeLessThanOrEqual(40);
  });
});
