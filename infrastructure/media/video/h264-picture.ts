import { type H264Sequence, h264Sequence } from "@/infrastructure/media/video/h264-sequence";
import { NalBits, payloadOf } from "@/infrastructure/media/video/nal-bits";

export type Scan = "progressive" | "interlaced";

/** ISO/IEC 14496-10 table 7-1. */
const SLICE = 1;
const SLICE_OF_KEY_PICTURE = 5;
const EXTRA_INFORMATION = 6;
const SEQUENCE = 7;
/** Of extra information: §D.1. */
const PICTURE_TIMING = 1;
/** Of the structures in table D-1: a frame, and a frame shown two or three times. 1 to 4 are fields. */
const FRAMES = [0, 7, 8];
const FIELDS = [1, 2, 3, 4];
/** Four numbers and a flag. */
const SLICE_HEADER_BYTES = 64;
/** An encoder puts a handful of units before its first slice. */
const MAX_UNITS = 64;

/**
 * How a picture was taken, by the beginning of its sample. Pictures of two fields each say so in their slices;
 * those that mix both kinds of blocks say so in their timing, if at all: then null.
 *
 * @param lengthBytes how long the number is that goes before each unit
 */
export function scanOfPicture(
  sample: Uint8Array,
  lengthBytes: number,
  sequence: H264Sequence | null,
): Scan | null {
  let current = sequence;
  let scan: Scan | null = null;
  for (const unit of unitsIn(sample, lengthBytes)) {
    const type = (unit[0] ?? 0) & 0x1f;
    if (type === SEQUENCE) current = h264Sequence(unit) ?? current;
    if (current === null) continue;
    if (current.hasFramesOnly) return "progressive";
    if (type === EXTRA_INFORMATION) scan ??= scanInTiming(unit, current);
    if (type === SLICE || type === SLICE_OF_KEY_PICTURE) return isField(unit, current) ? "interlaced" : scan;
  }
  return scan;
}

/** The last one may be cut off. */
function* unitsIn(sample: Uint8Array, lengthBytes: number): Generator<Uint8Array> {
  for (let at = 0, units = 0; at + lengthBytes < sample.byteLength && units < MAX_UNITS; units += 1) {
    const length = sample.subarray(at, at + lengthBytes).reduce((value, byte) => value * 256 + byte, 0);
    yield sample.subarray(at + lengthBytes, at + lengthBytes + length);
    at += lengthBytes + length;
  }
}

/** §7.3.3 */
function isField(slice: Uint8Array, { bitsBeforeField }: H264Sequence): boolean {
  const bits = new NalBits(payloadOf(slice.subarray(0, SLICE_HEADER_BYTES)));
  bits.unsigned();
  bits.unsigned();
  bits.unsigned();
  bits.skip(bitsBeforeField);
  return bits.flag() && !bits.isPastEnd;
}

/** §7.3.2.3.1: messages, each with its type and its length, of which every 255 says that more follows. */
function scanInTiming(unit: Uint8Array, { bitsBeforeStructure }: H264Sequence): Scan | null {
  if (bitsBeforeStructure === null) return null;
  const bytes = payloadOf(unit);
  for (let at = 0; at + 1 < bytes.byteLength; ) {
    let [type, length] = [0, 0];
    for (; bytes[at] === 255; at += 1) type += 255;
    type += bytes[at++] ?? 0;
    for (; bytes[at] === 255; at += 1) length += 255;
    length += bytes[at++] ?? 0;
    if (type === PICTURE_TIMING) return scanOfStructure(bytes.subarray(at, at + length), bitsBeforeStructure);
    at += length;
  }
  return null;
}

function scanOfStructure(timing: Uint8Array, bitsBefore: number): Scan | null {
  const bits = new NalBits(timing);
  bits.skip(bitsBefore);
  const structure = bits.bits(4);
  if (bits.isPastEnd) return null;
  if (FIELDS.includes(structure)) return "interlaced";
  return FRAMES.includes(structure) ? "progressive" : null;
}
