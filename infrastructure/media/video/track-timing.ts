import { secondsLeft } from "@/infrastructure/media/video/edit-list";
import type { IndexedTrack } from "@/infrastructure/media/video/movie-index";
import type { OpenMovie } from "@/infrastructure/media/video/open-movie";

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

/** A track's samples in the index and in all fragments. */
export function timingOf({ index, fragments }: OpenMovie, track: IndexedTrack): TrackTiming {
  const more = fragments.get(track.id);
  const count = track.samples.count + (more?.count ?? 0);
  const bytes = track.samples.bytes + (more?.bytes ?? 0);
  const seconds = (track.samples.ticks + (more?.ticks ?? 0)) / track.timescale;
  const left = secondsLeft(track.edits, seconds, { track: track.timescale, movie: index.timescale });
  return {
    count,
    seconds,
    secondsShown: left !== null && left > 0 ? left : seconds,
    bitRate: seconds > 0 ? Math.round((bytes * 8) / seconds) : 0,
    cuts: left !== null,
  };
}
