import { type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import { type Edit, editsOf } from "@/infrastructure/media/video/edit-list";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { type SampleTotals, sampleTotals } from "@/infrastructure/media/video/sample-tables";
import { damagedIndex, unreadable } from "@/infrastructure/media/video/unreadable-video";

export interface IndexedTrack {
  readonly id: number;
  /** As `vide`, `soun`. */
  readonly handler: string;
  /** Ticks of its own time in a second. */
  readonly timescale: number;
  readonly samples: SampleTotals;
  readonly edits: readonly Edit[];
  readonly trak: Box;
  /** The box that describes the samples' encoding. */
  readonly stsd: Box;
}

export interface MovieIndex {
  readonly timescale: number;
  readonly tracks: readonly IndexedTrack[];
}

/** Phones write up to seven: picture, two of sound, four of metadata. */
const MAX_TRACKS = 64;

/** Reads what `moov` tells. Of each kind of box the first one counts. */
export function readIndex(bytes: IndexBytes, moov: Box): MovieIndex {
  const mvhd = boxIn(bytes, moov, "mvhd");
  if (mvhd === null) throw damagedIndex();
  const traks = [...boxesIn(bytes, moov)].filter(({ type }) => type === "trak");
  if (traks.length > MAX_TRACKS) {
    const message = `The video has ${traks.length} tracks; this reads ${MAX_TRACKS}. Export it with one of picture and one of sound`;
    throw unreadable("video_tracks", message, { limit: MAX_TRACKS });
  }
  return {
    timescale: timescaleOf(bytes, mvhd),
    tracks: traks.map((trak) => readTrack(bytes, trak)).filter((track) => track !== null),
  };
}

/** Null for what is described too little to be played. */
function readTrack(bytes: IndexBytes, trak: Box): IndexedTrack | null {
  const tkhd = boxIn(bytes, trak, "tkhd");
  const mdia = boxIn(bytes, trak, "mdia");
  const mdhd = mdia && boxIn(bytes, mdia, "mdhd");
  const hdlr = mdia && boxIn(bytes, mdia, "hdlr");
  const stbl = mdia && boxIn(bytes, mdia, "minf", "stbl");
  const stsd = stbl && boxIn(bytes, stbl, "stsd");
  if (!(tkhd && mdhd && hdlr && stbl && stsd)) return null;
  return {
    id: bytes.u32(tkhd.body + (isLong(bytes, tkhd) ? 20 : 12)),
    handler: bytes.fourCc(hdlr.body + 8),
    timescale: timescaleOf(bytes, mdhd),
    samples: sampleTotals(bytes, stbl),
    edits: editsOf(bytes, trak),
    trak,
    stsd,
  };
}

/** `mvhd` and `mdhd` begin alike. */
function timescaleOf(bytes: IndexBytes, header: Box): number {
  const timescale = bytes.u32(header.body + (isLong(bytes, header) ? 20 : 12));
  if (timescale === 0) throw damagedIndex();
  return timescale;
}

function isLong(bytes: IndexBytes, box: Box): boolean {
  return bytes.u8(box.body) === 1;
}
