/**
 * What a wall clock of a time zone shows, as `<input type="datetime-local">` writes it (`2026-12-01T09:00`), and which
 * instant that is. Clocks go forward (an hour does not exist) and back (an hour comes twice).
 */
export type Reading =
  | { readonly kind: "one"; readonly instant: string }
  | { readonly kind: "twice"; readonly earlier: string; readonly later: string }
  /** `next`: the first moment after the gap. */
  | { readonly kind: "never"; readonly next: string }
  | { readonly kind: "unreadable" };

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The instant or instants at which a clock of `timeZone` shows `local`. */
export function readWallClock(local: string, timeZone: string): Reading {
  const wall = wallMs(local);
  if (wall === null) return { kind: "unreadable" };
  // A day before and a day after surely have the offsets of before and after any change.
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((near) => offsetMs(near, timeZone));
  const found = [...new Set(offsets)]
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetMs(instant, timeZone) === wall)
    .sort((left, right) => left - right);
  const [earlier, later] = found;
  if (earlier === undefined) return { kind: "never", next: iso(endOfGap(wall, timeZone)) };
  if (later === undefined) return { kind: "one", instant: iso(earlier) };
  return { kind: "twice", earlier: iso(earlier), later: iso(later) };
}

/** What the clock shows at that instant, to the minute. */
export function localOf(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetMs(instant.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** The first instant at which the clock shows more than what it skips. */
function endOfGap(wall: number, timeZone: string): number {
  let before = wall - DAY_MS;
  let after = wall + DAY_MS;
  const shown = (instant: number) => instant + offsetMs(instant, timeZone);
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (shown(middle) < wall) before = middle;
    else after = middle;
  }
  return after;
}

/** How far the zone is ahead of UTC at that instant, in milliseconds. */
function offsetMs(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}

/** The reading as if the clock were one of UTC; null for what is no time, like 30 February. */
function wallMs(local: string): number | null {
  const found = LOCAL.exec(local);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  return new Date(wall).toISOString().startsWith(local.slice(0, 16)) ? wall : null;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
