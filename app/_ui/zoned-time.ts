interface ZonedTimeOptions {
  /** An IANA name; without one, the zone of this machine. */
  readonly timeZone?: string;
  /** A BCP 47 tag; without one, the locale of this machine. */
  readonly locale?: string;
}

export interface ZonedTime {
  /** "Tue 1 Dec 2026, 09:00 GMT+1 (Europe/Berlin)". */
  readonly text: string;
  /** "Europe/Berlin". */
  readonly zone: string;
  /** "GMT+1", as it is at that instant and not today. */
  readonly offset: string;
}

/** A planned time that nobody can misread: which day, what the clock shows, and whose clock it is. */
export function zonedTime(instant: string | Date, { timeZone, locale }: ZonedTimeOptions = {}): ZonedTime {
  const date = new Date(instant);
  const zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(date);
  const weekday = say({ weekday: "short" });
  const day = say({ day: "numeric", month: "short", year: "numeric" });
  const clock = say({ timeStyle: "short" });
  const offset = offsetOf(date, zone);
  return { text: `${weekday} ${day}, ${clock} ${offset} (${zone})`, zone, offset };
}

function offsetOf(date: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(date);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  // Engines differ on how they write the offset of London in winter.
  return name === "GMT+0" || name === "UTC" ? "GMT" : name;
}
