import { zonedTime } from "@/app/_ui/zoned-time";
import { type Reading, readWallClock } from "@/app/crm/social/posts/new/schedule/wall-clock";

/** One of the instants that a reading of the clock may mean, in words that tell it from the other. */
export interface TimeOption {
  readonly instant: string;
  readonly label: string;
}

export interface ScheduleWords {
  /** Null while there is nothing to say about the time. */
  readonly sentence: string | null;
  /** More than one only where the clock shows this time twice; one where the time does not exist. */
  readonly options: readonly TimeOption[];
}

/** What a chosen time means where this browser is. */
export function scheduleWords(local: string, timeZone: string): ScheduleWords {
  const reading = readWallClock(local, timeZone);
  switch (reading.kind) {
    case "unreadable":
      return { sentence: null, options: [] };
    case "one":
      return { sentence: `Goes out ${zonedTime(reading.instant, { timeZone }).text}`, options: [] };
    case "never":
      return {
        sentence: "This time does not exist: the clocks go forward over it.",
        options: [{ instant: reading.next, label: `Use ${zonedTime(reading.next, { timeZone }).text}` }],
      };
    case "twice":
      return {
        sentence: "The clocks go back: this time comes twice. Which one is meant?",
        options: [reading.earlier, reading.later].map((one) => ({
          instant: one,
          label: zonedTime(one, { timeZone }).text,
        })),
      };
  }
}

/** The instant that is meant without asking; null where a person has to say, or nothing readable was typed. */
export function plainInstant(reading: Reading): string | null {
  return reading.kind === "one" ? reading.instant : null;
}
