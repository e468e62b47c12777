import { secondsLeft } from "@/infrastructure/media/video/edit-list";
import type { PlayedTrack } from "@/infrastructure/media/video/open-movie";

export interface TrackTiming {
  readonly count: number;
  /** Of all that is stored. */
  readonly seconds: number;
  /** Of what is shown. */
  readonly secondsShown: number;
  /** On average, in bits per second. */
  readonly bitRate: number;
  /** Whether its edit list hides, repeats or slows parts. */
  readonly cuts: boolean;
}

/** @param movieTimescale in which edits count what is shown */
export function timingOf({ samples, edits, timescale }: PlayedTrack, movieTimescale: number): TrackTiming {
  const seconds = samples.ticks / timescale;
  const left = secondsLeft(edits, seconds, { track: timescale, movie: movieTimescale });
  return {
    count: samples.count,
    seconds,
    secondsShown: left !== null && left > 0 ? left : seconds,
    bitRate: seconds > 0 ? Math.round((samples.bytes * 8) / seconds) : 0,
    cuts: left !== null,
  };
}
