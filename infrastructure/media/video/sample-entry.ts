import { type Box, boxesIn } from "@/infrastructure/media/video/boxes";
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
