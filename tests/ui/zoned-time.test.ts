import { describe, expect, it } from "vitest";
import { zonedTime } from "@/app/_ui/zoned-time";

describe("zonedTime", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29T00:59:00Z", "Sun 29 Mar 2026, 01:59 GMT+1"],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", "Sun 29 Mar 2026, 03:00 GMT+2"],
    ["Europe/Berlin", "2026-10-25T00:30:00Z", "Sun 25 Oct 2026, 02:30 GMT+2"],
    ["Europe/Berlin", "2026-10-25T01:30:00Z", "Sun 25 Oct 2026, 02:30 GMT+1"],
    ["America/New_York", "2026-03-08T06:59:00Z", "Sun 8 Mar 2026, 01:59 GMT-5"],
    ["America/New_York", "2026-03-08T07:00:00Z", "Sun 8 Mar 2026, 03:00 GMT-4"],
    ["America/New_York", "2026-11-01T05:30:00Z", "Sun 1 Nov 2026, 01:30 GMT-4"],
    ["America/New_York", "2026-11-01T06:30:00Z", "Sun 1 Nov 2026, 01:30 GMT-5"],
    ["Australia/Lord_Howe", "2026-10-03T15:29:00Z", "Sun 4 Oct 2026, 01:59 GMT+10:30"],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z", "Sun 4 Oct 2026, 02:30 GMT+11"],
    ["Australia/Lord_Howe", "2026-04-04T14:45:00Z", "Sun 5 Apr 2026, 01:45 GMT+11"],
    ["Australia/Lord_Howe", "2026-04-04T15:15:00Z", "Sun 5 Apr 2026, 01:45 GMT+10:30"],
  ])("in %s at %s shows %s", (timeZone, instant, words) => {
    expect(zonedTime(instant, { timeZone, locale: "en-GB" }).text).toBe(`${words} (${timeZone})`);
  });

  it("gives the zone and its offset at that instant by themselves", () => {
    const winter = zonedTime(new Date("2026-12-01T08:00:00Z"), { timeZone: "Europe/Berlin" });
    expect(winter).toMatchObject({ zone: "Europe/Berlin", offset: "GMT+1" });
    expect(zonedTime("2026-07-01T08:00:00Z", { timeZone: "Europe/Berlin" }).offset).toBe("GMT+2");
  });

  it("writes the clock as the locale does", () => {
    const text = zonedTime("2026-12-01T18:05:00Z", { timeZone: "America/New_York", locale: "en-US" }).text;
    expect(text.replaceAll("\u202f", " ")).toBe("Tue Dec 1, 2026, 1:05 PM GMT-5 (America/New_York)");
  });

  it("writes no offset where there is none", () => {
    const { text } = zonedTime("2026-12-01T08:00:00Z", { timeZone: "Europe/London", locale: "en-GB" });
    expect(text).toBe("Tue 1 Dec 2026, 08:00 GMT (Europe/London)");
  });

  it("takes the zone of the machine where none is given", () => {
    const { zone } = zonedTime("2026-12-01T08:00:00Z");
    expect(zone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  });
});
