import { aBox, type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import type { TrackHeader } from "@/infrastructure/media/video/movie-index";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

/** What describes an encoding. None of them nests, except QuickTime's `wave`. */
const DESCRIPTIONS = [
  "avcC",
  "hvcC",
  "vpcC",
  "av1C",
  "pasp",
  "esds",
  "enda",
  "pcmC",
  "dOps",
  "dfLa",
  "dac3",
  "dec3",
  "ddts",
];
/** Real ones have up to a few hundred bytes, of parameter sets. */
const MAX_DESCRIPTION_BYTES = 64 * 1024;

/**
 * A file of nothing but what tells which codec, size, rotation or sound a track has: a few hundred bytes.
 * A reader made for honest files may be given this one: no tables, no counts, no nesting of a stranger's.
 */
export function shortenedIndex(
  bytes: IndexBytes,
  moov: Box,
  track: TrackHeader,
  brand: Uint8Array,
): Uint8Array {
  const index = aBox("moov", copy(bytes, moov, "mvhd"), shortTrack(bytes, track));
  return new Uint8Array(Buffer.concat([aBox("ftyp", brand, new Uint8Array(4)), index]));
}

function shortTrack(bytes: IndexBytes, { trak, mdia, stsd, entry }: TrackHeader): Uint8Array {
  const versionAndOne = bytes.bytes.slice(stsd.body, stsd.body + 8);
  new DataView(versionAndOne.buffer).setUint32(4, 1);
  const description = aBox(
    entry.type,
    bytes.bytes.subarray(entry.body, entry.boxes),
    ...descriptions(bytes, { body: entry.boxes, end: entry.end }),
  );
  const stbl = aBox("stbl", aBox("stsd", versionAndOne, description));
  const short = aBox("mdia", copy(bytes, mdia, "mdhd"), copy(bytes, mdia, "hdlr"), aBox("minf", stbl));
  return aBox("trak", copy(bytes, trak, "tkhd"), short);
}

function descriptions(bytes: IndexBytes, within: Pick<Box, "body" | "end">): Uint8Array[] {
  return firstOfEach(bytes, within).flatMap((box) => {
    if (box.type === "wave") return [aBox("wave", ...soundDescriptions(bytes, box))];
    return DESCRIPTIONS.includes(box.type) ? [whole(bytes, box)] : [];
  });
}

function soundDescriptions(bytes: IndexBytes, wave: Box): Uint8Array[] {
  return firstOfEach(bytes, wave)
    .filter(({ type }) => DESCRIPTIONS.includes(type))
    .map((box) => whole(bytes, box));
}

function firstOfEach(bytes: IndexBytes, within: Pick<Box, "body" | "end">): readonly Box[] {
  const seen = new Set<string>();
  return [...boxesIn(bytes, within)].filter(({ type }) => !seen.has(type) && seen.add(type));
}

function copy(bytes: IndexBytes, parent: Box, type: string): Uint8Array {
  const box = boxIn(bytes, parent, type);
  if (box === null) throw damagedIndex();
  return whole(bytes, box);
}

function whole(bytes: IndexBytes, { start, end }: Box): Uint8Array {
  if (end - start > MAX_DESCRIPTION_BYTES) throw damagedIndex();
  return bytes.bytes.subarray(start, end);
}
