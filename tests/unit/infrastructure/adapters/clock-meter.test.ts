import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ClockMeter, timeIn } from "@/infrastructure/adapters/external/social/graph/clock-meter";
import { ManualClock } from "@/tests/fakes/manual-clock";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const told = (ms: number) => new Headers({ date: new Date(ms).toUTCString() });

interface Call {
  readonly aheadMs: number;
  readonly thereMs?: number;
  readonly backMs?: number;
}

function aMeter(start = "2026-11-24T09:00:00.370Z") {
  const clock = new ManualClock(new Date(start));
  const meter = new ClockMeter(clock);
  return {
    clock,
    meter,
    call: ({ aheadMs, thereMs = 40, backMs = 40 }: Call) => {
      const askedAt = clock.now();
      const headers = told(clock.advance(thereMs).getTime() + aheadMs);
      clock.advance(backMs);
      meter.note(headers, askedAt);
    },
    hear: (headers: Headers) => meter.note(headers, clock.now()),
  };
}

describe("the clock meter", () => {
  it("knows nothing before an answer told the time, and nothing from one that does not", () => {
    const { meter, hear } = aMeter();
    expect(meter.aheadMs()).toBeNull();
    for (const date of ["", "soon", "2026-11-24T09:00:00Z", "Tue, 99 Nov 2026 09:00:00 GMT", "0"])
      hear(new Headers({ date }));
    hear(new Headers());
    expect(meter.aheadMs()).toBeNull();
  });

  it("never says more than is true, and after some calls hardly less", () => {
    const skew = fc.integer({ min: -10 * HOUR, max: 10 * HOUR });
    const gaps = fc.array(fc.integer({ min: 50, max: 4000 }), { minLength: 12, maxLength: 30 });
    const way = fc.integer({ min: 5, max: 300 });
    fc.assert(
      fc.property(skew, gaps, way, way, (aheadMs, pauses, thereMs, backMs) => {
        const { clock, meter, call } = aMeter();
        for (const pause of pauses) {
          clock.advance(pause);
          call({ aheadMs, thereMs, backMs });
        }
        const measured = meter.aheadMs() ?? Number.NaN;
        expect(measured).toBeLessThanOrEqual(aheadMs);
        expect(measured).toBeGreaterThan(aheadMs - 1000 - backMs);
      }),
    );
  });

  it("is not led astray by single answers that are wild", () => {
    const { clock, meter, call } = aMeter();
    for (let round = 0; round < 4; round += 1) {
      call({ aheadMs: -3000 });
      call({ aheadMs: [7 * HOUR, -2 * HOUR, 40_000, -90_000][round] ?? 0 });
      clock.advance(777);
    }
    expect(Math.abs((meter.aheadMs() ?? 0) + 3000)).toBeLessThan(1100);
  });

  it("believes a large difference on the word of two answers only, and a small one at once", () => {
    const { meter, call } = aMeter();
    call({ aheadMs: 9 * MINUTE });
    expect(meter.aheadMs()).toBeNull();
    call({ aheadMs: 9 * MINUTE });
    expect(meter.aheadMs()).toBeGreaterThan(9 * MINUTE - 1100);
    const other = aMeter();
    other.call({ aheadMs: 20_000 });
    expect(other.meter.aheadMs()).toBeGreaterThan(18_900);
  });

  it("takes no header for a clock that is more than a day away", () => {
    const { meter, call } = aMeter();
    for (const aheadMs of [2 * DAY, 2 * DAY, -400 * DAY, -400 * DAY]) call({ aheadMs });
    expect(meter.aheadMs()).toBeNull();
  });

  it("forgets what was told more than five minutes ago, and keeps sixteen answers at most", () => {
    const { clock, meter, call } = aMeter();
    call({ aheadMs: 3000 });
    clock.advance(5 * MINUTE + 1);
    expect(meter.aheadMs()).toBeNull();
    for (let calls = 0; calls < 20; calls += 1) call({ aheadMs: 30_000 });
    for (let calls = 0; calls < 16; calls += 1) call({ aheadMs: -30_000 });
    expect(meter.aheadMs()).toBeLessThan(-29_000);
  });

  it("draws nothing from an answer during which our own clock was set", () => {
    const { clock, meter } = aMeter();
    const askedAt = clock.now();
    clock.advance(-2 * HOUR);
    meter.note(told(askedAt.getTime()), askedAt);
    expect(meter.aheadMs()).toBe(null);
  });
});

describe("the time in an answer", () => {
  it("is that of HTTP, in milliseconds", () => {
    expect(timeIn(new Headers({ date: "Tue, 24 Nov 2026 09:00:05 GMT" }))).toBe(
      Date.UTC(2026, 10, 24, 9, 0, 5),
    );
  });
});
