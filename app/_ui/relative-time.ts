const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: readonly {
  readonly unit: Intl.RelativeTimeFormatUnit;
  readonly size: number;
  readonly below: number;
}[] = [
  { unit: "minute", size: MINUTE, below: HOUR },
  { unit: "hour", size: HOUR, below: DAY },
  { unit: "day", size: DAY, below: 60 * DAY },
  { unit: "month", size: 30 * DAY, below: 365 * DAY },
  { unit: "year", size: 365 * DAY, below: Number.POSITIVE_INFINITY },
];

/** "in 5 days", "3 minutes ago", "now": never more time than is really left. */
export function relativeWords(date: Date, now: Date): string {
  const distance = date.getTime() - now.getTime();
  const size = Math.abs(distance);
  if (size < MINUTE) return distance > 0 ? "in less than a minute" : "just now";
  const step = STEPS.find(({ below }) => size < below);
  if (!step) return dayWords(date);
  const count = Math.floor(size / step.size) * Math.sign(distance);
  return new Intl.RelativeTimeFormat("en", { numeric: "always" }).format(count, step.unit);
}

/** The same on every machine: what the server sends before the browser knows its own clock. */
export function dayWords(date: Date): string {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(date);
  return `on ${day}`;
}
