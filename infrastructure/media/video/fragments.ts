import type { Pace } from "@/infrastructure/media/pace";
import { type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import type { FileOutline, Fragment } from "@/infrastructure/media/video/file-outline";
import { runTotals, type SampleDefaults } from "@/infrastructure/media/video/fragment-run";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import type { TrackHeader } from "@/infrastructure/media/video/movie-index";
import { addedTotals, NO_SAMPLES, type SampleTotals } from "@/infrastructure/media/video/sample-tables";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

interface Movie {
  readonly bytes: IndexBytes;
  readonly box: Box;
  readonly tracks: readonly TrackHeader[];
  readonly pace: Pace;
}

const NOTHING: SampleDefaults = { ticks: 0, bytes: 0 };

/** The totals of these tracks, by their ids, over all indexes of a fragmented file. */
export async function fragmentTotals(
  { fragments }: FileOutline,
  movie: Movie,
): Promise<ReadonlyMap<number, SampleTotals>> {
  if (fragments === null) throw damagedIndex();
  const totals = new Map(movie.tracks.map(({ id }) => [id, NO_SAMPLES]));
  const defaults = trackDefaults(movie);
  for (const fragment of fragments) {
    const { bytes } = fragment;
    for (const traf of boxesIn(bytes, { body: 8, end: bytes.length })) {
      if (traf.type === "traf") await addTraf(fragment, traf, defaults, totals, movie.pace);
    }
    if (movie.pace.isDue(bytes.length)) await movie.pace.letOthersGo();
  }
  return totals;
}

/** What holds for a track's samples where a fragment says nothing else (ISO/IEC 14496-12 §8.8.3). */
function trackDefaults({ bytes, box }: Movie): ReadonlyMap<number, SampleDefaults> {
  const mvex = boxIn(bytes, box, "mvex");
  const trex = mvex === null ? [] : [...boxesIn(bytes, mvex)].filter(({ type }) => type === "trex");
  return new Map(
    trex.map(({ body }) => [
      bytes.u32(body + 4),
      { ticks: bytes.u32(body + 12), bytes: bytes.u32(body + 16) },
    ]),
  );
}

async function addTraf(
  { bytes, start }: Fragment,
  traf: Box,
  defaults: ReadonlyMap<number, SampleDefaults>,
  totals: Map<number, SampleTotals>,
  pace: Pace,
): Promise<void> {
  const tfhd = boxIn(bytes, traf, "tfhd");
  if (tfhd === null) throw damagedIndex();
  const id = bytes.u32(tfhd.body + 4);
  let total = totals.get(id);
  if (total === undefined) return;
  const own = fragmentDefaults(bytes, tfhd, defaults.get(id) ?? NOTHING);
  const base = bytes.u32(tfhd.body) & 0x01 ? bytes.u64(tfhd.body + 8) : start;
  for (const trun of boxesIn(bytes, traf)) {
    if (trun.type === "trun") total = addedTotals(total, await runTotals(bytes, trun, base, own, pace));
  }
  totals.set(id, total);
}

/** `tfhd`: optional fields in this order: offset (8 bytes), description, duration, size (§8.8.7). */
function fragmentDefaults(bytes: IndexBytes, { body }: Box, track: SampleDefaults): SampleDefaults {
  const flags = bytes.u32(body) & 0xffffff;
  const ticksAt = body + 8 + (flags & 0x01 ? 8 : 0) + (flags & 0x02 ? 4 : 0);
  const bytesAt = ticksAt + (flags & 0x08 ? 4 : 0);
  return {
    ticks: flags & 0x08 ? bytes.u32(ticksAt) : track.ticks,
    bytes: flags & 0x10 ? bytes.u32(bytesAt) : track.bytes,
  };
}
