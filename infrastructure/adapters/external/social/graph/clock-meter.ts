import type { Clock } from "@/core/application/interfaces/clock";

const SECOND = 1000;
/** Clocks drift, and are set: what an answer told longer ago than this says nothing about now. */
const FRESH_MS = 5 * 60 * SECOND;
/** A handful of calls tells the difference to some tenths of a second; more would only cost. */
const MOST_READINGS = 16;
/** A header that is further off than the worst time zone is a broken one, not a clock. */
const BELIEVABLE_MS = 24 * 60 * 60 * SECOND;
/** Clocks that differ by more than this are believed on the word of two answers only. */
const UNUSUAL_MS = 60 * SECOND;

/** What one answer proves: the platform's clock is ahead of ours by at least and at most this. */
interface Reading {
  readonly least: number;
  readonly most: number;
  readonly readAt: number;
}

interface Agreement {
  readonly least: number;
  readonly votes: number;
}

/**
 * How far the platform's clock is ahead of ours, by the `Date` of its answers (RFC 9110 §6.6.1: whole seconds,
 * when the answer was made). Each one bounds the difference from both sides; most of the newest agree on a
 * narrow span, and those that do not are left out (Marzullo's algorithm, as in NTP, RFC 5905 §11.2.1).
 */
export class ClockMeter {
  #readings: readonly Reading[] = [];

  constructor(private readonly clock: Clock) {}

  /** `askedAt` and now enclose the moment at which the answer was made. */
  note(headers: Headers, askedAt: Date): void {
    const told = timeIn(headers);
    if (told === null) return;
    const readAt = this.clock.now().getTime();
    const reading = { least: told - readAt, most: told + SECOND - askedAt.getTime(), readAt };
    // Our own clock was set meanwhile.
    if (reading.least > reading.most || distance(reading) > BELIEVABLE_MS) return;
    this.#readings = [...this.#readings.slice(1 - MOST_READINGS), reading];
  }

  /** In milliseconds, rather too little than too much; negative: it is behind. Null: nothing believable was told lately. */
  aheadMs(): number | null {
    const now = this.clock.now().getTime();
    const fresh = this.#readings.filter(({ readAt }) => Math.abs(now - readAt) <= FRESH_MS);
    const best = agreementOf(fresh);
    if (best === null) return null;
    return best.votes < 2 && Math.abs(best.least) > UNUSUAL_MS ? null : best.least;
  }
}

/** Where most readings overlap; of several such places the one that the newest readings name. */
function agreementOf(readings: readonly Reading[]): Agreement | null {
  let best: Agreement | null = null;
  for (const { least } of readings) {
    const votes = readings.filter((other) => other.least <= least && least <= other.most).length;
    if (best === null || votes >= best.votes) best = { least, votes };
  }
  return best;
}

/** `Date`, or null where it is missing or no date: only the form that HTTP prescribes counts. */
export function timeIn(headers: Headers): number | null {
  const told = headers.get("date") ?? "";
  const time = told.endsWith("GMT") ? Date.parse(told) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** How far from agreeing with our clock. */
function distance({ least, most }: Reading): number {
  return Math.max(0, least, -most);
}
