import type { Handler, TrackHeader } from "@/infrastructure/media/video/movie-index";

/** Descriptions of what Instagram takes (graph-api.md §3.6): H.264, HEVC, AAC. */
const TAKEN: Readonly<Record<Handler, readonly string[]>> = {
  vide: ["avc1", "avc3", "hvc1", "hev1"],
  soun: ["mp4a"],
};

/**
 * The one that is judged, of several tracks of a kind: phones write surround sound (`apac`) beside stereo,
 * cameras a small picture beside the film. What Instagram takes goes before what it does not, what moves before
 * a still, what players show before what is switched off, and the first before the others.
 *
 * @param samplesIn how many samples a track has
 */
export function chosenTrack(
  tracks: readonly TrackHeader[],
  handler: Handler,
  samplesIn: (track: TrackHeader) => number,
): TrackHeader | null {
  const merits = (track: TrackHeader): readonly boolean[] => {
    const samples = samplesIn(track);
    return [samples > 0, TAKEN[handler].includes(track.entry.type), samples > 1, track.isEnabled];
  };
  const rank = (track: TrackHeader): number =>
    merits(track).reduce((sum, merit) => sum * 2 + (merit ? 1 : 0), 0);
  const [best = null] = tracks
    .filter((track) => track.handler === handler)
    .toSorted((one, other) => rank(other) - rank(one));
  return best;
}
