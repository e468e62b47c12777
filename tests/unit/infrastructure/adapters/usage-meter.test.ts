import { describe, expect, it } from "vitest";
import { UsageMeter } from "@/infrastructure/adapters/external/social/graph/usage-meter";
import { ManualClock } from "@/tests/fakes/manual-clock";

const app = (percent: number) => new Headers({ "x-app-usage": `{"call_count":${percent}}` });
const account = (percent: number) =>
  new Headers({ "x-business-use-case-usage": `{"1":[{"type":"instagram","total_time":${percent}}]}` });
const MINUTE = 60_000;

describe("the usage meter", () => {
  it("knows nothing at first", () => {
    expect(new UsageMeter(new ManualClock()).load("bakery")).toBe(0);
  });

  it("keeps each account's share apart, and the app's for all", () => {
    const meter = new UsageMeter(new ManualClock());
    meter.note(account(80), "bakery");
    meter.note(account(20), "seaside");
    meter.note(app(50));
    expect(["bakery", "seaside", "somebody"].map((key) => meter.load(key))).toEqual([0.8, 0.5, 0.5]);
  });

  it("believes the newest answer, also when it is lower", () => {
    const meter = new UsageMeter(new ManualClock());
    meter.note(account(100), "bakery");
    meter.note(account(10), "bakery");
    expect(meter.load("bakery")).toBe(0.1);
  });

  it("is not changed by an answer that tells nothing", () => {
    const meter = new UsageMeter(new ManualClock());
    meter.note(account(90), "bakery");
    meter.note(app(95));
    meter.note(new Headers(), "bakery");
    expect([meter.load("bakery"), meter.load("seaside")]).toEqual([0.95, 0.95]);
  });

  it.each([
    { limit: "account", loads: [1, 0] },
    { limit: "app", loads: [1, 1] },
  ] as const)(
    "takes a refusal for the $limit as all used up until the time that Meta names",
    ({ limit, loads }) => {
      const clock = new ManualClock();
      const meter = new UsageMeter(clock);
      meter.noteThrottle(limit, "bakery", 17 * 60);
      clock.advance(17 * MINUTE - 1);
      expect(["bakery", "seaside"].map((key) => meter.load(key))).toEqual(loads);
      clock.advance(1);
      expect(meter.load("bakery")).toBe(0);
    },
  );

  it("holds others back for ten seconds after a refusal without a time, or until an answer tells more", () => {
    const clock = new ManualClock();
    const meter = new UsageMeter(clock);
    meter.noteThrottle("account", "bakery");
    clock.advance(9_999);
    expect(meter.load("bakery")).toBe(1);
    clock.advance(1);
    expect(meter.load("bakery")).toBe(0);
    meter.noteThrottle("app", undefined, 600);
    meter.note(app(40), "bakery");
    expect(meter.load("bakery")).toBe(0.4);
  });

  it("forgets what is older than five minutes, each reading by itself", () => {
    const clock = new ManualClock();
    const meter = new UsageMeter(clock);
    meter.note(app(95));
    clock.advance(MINUTE);
    meter.note(account(80), "bakery");
    clock.advance(4 * MINUTE);
    expect(meter.load("bakery")).toBe(0.95);
    clock.advance(1);
    expect(meter.load("bakery")).toBe(0.8);
    clock.advance(MINUTE);
    expect(meter.load("bakery")).toBe(0);
  });
});
