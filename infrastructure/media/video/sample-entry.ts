import { type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";

/** A description of how samples are encoded: fixed fields, then boxes (ISO/IEC 14496-12 §8.5.2, §12.1.3, §12.2.3). */
export interface SampleEntry extends Box {
  /** Where the fixed fields end and the boxes begin. */
  readonly boxes: number;
}

const VIDEO_FIELD_BYTES = 78;
const AUDIO_FIELD_BYTES = 28;
/** What QuickTime's versions 1 and 2 of a sound description add. */
const QUICKTIME_SOUND_BYTES: Readonly<Record<number, number>> = { 1: 16, 2: 36 };

/** The first one: a track that changes its encoding in between is beyond what anybody uploads. */
export function firstEntry(bytes: IndexBytes, handler: string, stsd: Box): SampleEntry | null {
  for (const box of boxesIn(bytes, { body: stsd.body + 8, end: stsd.end })) {
    const boxes = box.body + fieldBytes(bytes, handler, stsd, box);
    return boxes > box.end ? null : { ...box, boxes };
  }
  return null;
}

function fieldBytes(bytes: IndexBytes, handler: string, stsd: Box, { body }: Box): number {
  if (handler === "vide") return VIDEO_FIELD_BYTES;
  const isQuickTime = bytes.u8(stsd.body) === 0;
  return AUDIO_FIELD_BYTES + (isQuickTime ? (QUICKTIME_SOUND_BYTES[bytes.u16(body + 8)] ?? 0) : 0);
}

export interface ColourDepth {
  readonly bitsPerSample: number | null;
  /** As `4:2:0`. */
  readonly chroma: string | null;
}

const CHROMA = ["4:0:0", "4:2:0", "4:2:2", "4:4:4"];
/** Baseline, main, extended and high: 8 bits, 4:2:0, not said in the record (ISO/IEC 14496-10 Annex A). */
const PLAIN_AVC_PROFILES = [66, 77, 88, 100];

/** From the configuration records of H.264 and HEVC (ISO/IEC 14496-15 §5.3.3 and §8.3.3). */
export function colourDepth(bytes: IndexBytes, entry: SampleEntry): ColourDepth {
  const within = { body: entry.boxes, end: entry.end };
  const hevc = boxIn(bytes, within, "hvcC");
  if (hevc !== null && hevc.end - hevc.body >= 19) {
    return depth(bytes.u8(hevc.body + 16), bytes.u8(hevc.body + 17));
  }
  const avc = boxIn(bytes, within, "avcC");
  return avc === null ? { bitsPerSample: null, chroma: null } : avcDepth(bytes, avc);
}

function avcDepth(bytes: IndexBytes, { body, end }: Box): ColourDepth {
  if (end - body < 7) return { bitsPerSample: null, chroma: null };
  if (PLAIN_AVC_PROFILES.includes(bytes.u8(body + 1))) return { bitsPerSample: 8, chroma: "4:2:0" };
  const afterSequenceSets = afterSets(bytes, body + 6, bytes.u8(body + 5) & 0x1f);
  if (afterSequenceSets >= end) return { bitsPerSample: null, chroma: null };
  const at = afterSets(bytes, afterSequenceSets + 1, bytes.u8(afterSequenceSets));
  return at + 3 > end ? { bitsPerSample: null, chroma: null } : depth(bytes.u8(at), bytes.u8(at + 1));
}

/** Parameter sets, each with two bytes of length before it. */
function afterSets(bytes: IndexBytes, first: number, count: number): number {
  let at = first;
  for (let set = 0; set < count; set += 1) at += 2 + bytes.u16(at);
  return at;
}

function depth(chromaByte: number, bitsByte: number): ColourDepth {
  return { bitsPerSample: 8 + (bitsByte & 0x7), chroma: CHROMA[chromaByte & 0x3] ?? null };
}
