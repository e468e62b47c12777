import { type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { firstEntry, type SampleEntry } from "@/infrastructure/media/video/sample-entry";
import { damagedIndex, unreadable } from "@/infrastructure/media/video/unreadable-video";

/** The handlers of what is seen and heard (ISO/IEC 14496-12 §12.1.1, §12.2.1). */
export type Handler = "vide" | "soun";

/** A track of picture or sound, as far as its headers tell of it. */
export interface TrackHeader {
  readonly id: number;
  readonly handler: Handler;
  readonly isEnabled: boolean;
  readonly trak: Box;
  readonly mdia: Box;
  readonly stbl: Box;
  /** The box that describes the samples' encoding, and the first description in it. */
  readonly stsd: Box;
  readonly entry: SampleEntry;
}

/** The way to a track's tables: each of these lies in the one before, and nowhere else (§6.2.3). */
export const WAY: readonly string[] = ["moov", "trak", "mdia", "minf", "stbl"];
/** Of picture and sound: professional recorders write sixteen of sound. */
const MAX_TRACKS = 64;

/** Of all tracks, whatever is in them. @throws AppError `media_rejected` where boxes lie in each other wrongly */
export function sampleTablesOf(bytes: IndexBytes, moov: Box): readonly Box[] {
  return tablesBelow(bytes, moov, 0);
}

function tablesBelow(bytes: IndexBytes, parent: Box, depth: number): readonly Box[] {
  return [...boxesIn(bytes, parent)].flatMap((box) => {
    const place = WAY.indexOf(box.type);
    if (place === -1) return [];
    if (place !== depth + 1) throw damagedIndex();
    return [...(box.type === "stbl" ? [box] : []), ...tablesBelow(bytes, box, place)];
  });
}

/**
 * The tracks of picture and sound. Cameras write others beside them: places, movements, time codes, depth,
 * subtitles (`mebx`, `gpmd`, `camm`, `tmcd`, `auxv`, `tx3g`; graph-api.md §3.6). They are nobody's business here.
 */
export function playableTracks(bytes: IndexBytes, moov: Box): readonly TrackHeader[] {
  const traks = [...boxesIn(bytes, moov)].filter(({ type }) => type === "trak");
  const tracks = traks.map((trak) => headerOf(bytes, trak)).filter((track) => track !== null);
  if (tracks.length <= MAX_TRACKS) return tracks;
  const message = `The video has ${tracks.length} tracks; this reads ${MAX_TRACKS}. Export it with one of picture and one of sound`;
  throw unreadable("video_tracks", message, { limit: MAX_TRACKS });
}

/** Null for what nobody sees or hears, or is described too little to be played. Of each kind of box the first counts. */
function headerOf(bytes: IndexBytes, trak: Box): TrackHeader | null {
  const mdia = boxIn(bytes, trak, "mdia");
  const handler = mdia && handlerOf(bytes, mdia);
  if (!handler) return null;
  const tkhd = boxIn(bytes, trak, "tkhd");
  const stbl = boxIn(bytes, mdia, "minf", "stbl");
  const stsd = stbl && boxIn(bytes, stbl, "stsd");
  const entry = stsd && firstEntry(bytes, handler, stsd);
  if (!(tkhd && stbl && stsd && entry)) return null;
  return {
    id: bytes.u32(tkhd.body + (isLong(bytes, tkhd) ? 20 : 12)),
    isEnabled: (bytes.u32(tkhd.body) & 1) === 1,
    handler,
    trak,
    mdia,
    stbl,
    stsd,
    entry,
  };
}

function handlerOf(bytes: IndexBytes, mdia: Box): Handler | null {
  const hdlr = boxIn(bytes, mdia, "hdlr");
  if (hdlr === null || hdlr.end - hdlr.body < 12) return null;
  const handler = bytes.fourCc(hdlr.body + 8);
  return handler === "vide" || handler === "soun" ? handler : null;
}

/** Ticks in a second. `mvhd` and `mdhd` begin alike. @throws AppError `media_rejected` where there is none */
export function timescaleIn(bytes: IndexBytes, parent: Box, type: "mvhd" | "mdhd"): number {
  const header = boxIn(bytes, parent, type);
  const timescale = header && bytes.u32(header.body + (isLong(bytes, header) ? 20 : 12));
  if (!timescale) throw damagedIndex();
  return timescale;
}

function isLong(bytes: IndexBytes, box: Box): boolean {
  return bytes.u8(box.body) === 1;
}
