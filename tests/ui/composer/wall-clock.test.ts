import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainInstant, scheduleWords } from "@/app/crm/social/posts/new/schedule/schedule-words";
import { localOf, readWallClock } from "@/app/crm/social/posts/new/schedule/wall-clock";

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];

describe("a reading of the wall clock", () => {
  it.each([
    ["2026-12-01T09:00", "Europe/Berlin", "2026-12-01T08:00:00.000Z"],
    ["2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00:00.000Z"],
    ["2026-12-01T09:00", "America/New_York", "2026-12-01T14:00:00.000Z"],
    ["2026-12-01T09:00", "Australia/Lord_Howe", "2026-11-30T22:00:00.000Z"],
    ["2026-12-01T09:00", "UTC", "2026-12-01T09:00:00.000Z"],
  ])("%s in %s is %s", (local, zone, instant) => {
    expect(readWallClock(local, zone)).toEqual({ kind: "one", instant });
  });

  it.each([
    ["2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:00:00.000Z", "2027-03-28T03:00"],
    ["2027-03-14T02:00", "America/New_York", "2027-03-14T07:00:00.000Z", "2027-03-14T03:00"],
    ["2027-10-03T02:15", "Australia/Lord_Howe", "2027-10-02T15:30:00.000Z", "2027-10-03T02:30"],
  ])("%s does not exist in %s when the clocks go forward", (local, zone, next, shown) => {
    expect(readWallClock(local, zone)).toEqual({ kind: "never", next });
    expect(localOf(new Date(next), zone)).toBe(shown);
  });

  it.each([
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
    ["2026-11-01T01:59", "America/New_York", "2026-11-01T05:59:00.000Z", "2026-11-01T06:59:00.000Z"],
    ["2027-04-04T01:45", "Australia/Lord_Howe", "2027-04-03T14:45:00.000Z", "2027-04-03T15:15:00.000Z"],
  ])("%s comes twice in %s when the clocks go back", (local, zone, earlier, later) => {
    expect(readWallClock(local, zone)).toEqual({ kind: "twice", earlier, later });
  });

  it.each([
    ["2027-03-28T01:59", "Europe/Berlin", "2027-03-28T00:59:00.000Z"],
    ["2027-03-28T03:00", "Europe/Berlin", "2027-03-28T01:00:00.000Z"],
    ["2026-10-25T01:59", "Europe/Berlin", "2026-10-24T23:59:00.000Z"],
    ["2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z"],
  ])("just beside a change, %s in %s is one time", (local, zone, instant) => {
    expect(readWallClock(local, zone)).toEqual({ kind: "one", instant });
  });

  it.each(["", "tomorrow", "2026-02-30T10:00", "2026-12-01", "2026-12-01T25:00"])(
    "of %j says nothing",
    (local) => {
      expect(readWallClock(local, "Europe/Berlin")).toEqual({ kind: "unreadable" });
    },
  );

  it("finds every instant again from what the clock shows", () => {
    const minute = fc.integer({ min: 28_900_000, max: 31_600_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (minutes, zone) => {
        const instant = new Date(minutes * 60_000).toISOString();
        const reading = readWallClock(localOf(new Date(instant), zone), zone);
        const found = reading.kind === "twice" ? [reading.earlier, reading.later] : [plainInstant(reading)];
        expect(found).toContain(instant);
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });
});

describe("what the composer says about a chosen time", () => {
  it("names zone and offset, those of that day", () => {
    const { sentence, options } = scheduleWords("2027-07-01T09:00", "Europe/Berlin");
    expect(sentence).toContain("GMT+2 (Europe/Berlin)");
    expect(options).toEqual([]);
  });

  it("offers the next time that exists", () => {
    const { sentence, options } = scheduleWords("2027-03-28T02:30", "Europe/Berlin");
    expect(sentence).toMatch(/does not exist/);
    expect(options.map(({ instant }) => instant)).toEqual(["2027-03-28T01:00:00.000Z"]);
  });

  it("asks which of two is meant", () => {
    const { sentence, options } = scheduleWords("2026-10-25T02:30", "Europe/Berlin");
    expect(sentence).toMatch(/comes twice/);
    expect(options.map(({ label }) => label.match(/GMT\+\d/)?.[0])).toEqual(["GMT+2", "GMT+1"]);
  });

  it("says nothing before a time is chosen", () => {
    expect(scheduleWords("", "Europe/Berlin")).toEqual({ sentence: null, options: [] });
  });
});
