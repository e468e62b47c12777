import { describe, expect, it } from "vitest";
import { sendTime } from "@/core/application/social/posts/schedule-window";

const NOW = new Date("2026-11-24T09:00:00.000Z");
const DAY_MS = 24 * 60 * 60 * 1000;
const inMs = (ms: number): Date => new Date(NOW.getTime() + ms);

describe("when a post goes out", () => {
  it("is now when no time is given", () => {
    expect(sendTime(null, NOW)).toBeNull();
  });

  it.each([-60_000, -59_999, -1, 0])("is now for a time %i ms away", (ms) => {
    expect(sendTime(inMs(ms), NOW)).toBeNull();
  });

  it.each([1, 60_000, 180 * DAY_MS])("is that time, %i ms ahead", (ms) => {
    expect(sendTime(inMs(ms), NOW)).toEqual(inMs(ms));
  });

  it.each([
    [-60_001, "schedule_past", inMs(-60_000)],
    [-DAY_MS, "schedule_past", inMs(-60_000)],
    [180 * DAY_MS + 1, "schedule_too_far", inMs(180 * DAY_MS)],
  ])("is refused %i ms away, with the limit", (ms, rule, limit) => {
    expect(() => sendTime(inMs(ms), NOW)).toThrowError(
      expect.objectContaining({
        code: "invalid_request",
        details: {
          issues: [{ path: "scheduledAt", rule, message: expect.any(String), limit: limit.toISOString() }],
        },
      }),
    );
  });
});
