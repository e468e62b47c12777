import { NalBits, payloadOf } from "@/infrastructure/media/video/nal-bits";

/** What a sequence parameter set of H.264 says of all its pictures (ISO/IEC 14496-10 §7.3.2.1.1). */
export interface H264Sequence {
  readonly bitsPerSample: number;
  /** As `4:2:0`. */
  readonly chroma: string | null;
  /** False: pictures may be fields, or frames of two fields. */
  readonly hasFramesOnly: boolean;
  /** How many bits of a slice's header come between its parameter set's number and its field's flag. */
  readonly bitsBeforeField: number;
  /** How many bits of a picture's timing come before its structure; null: the structure is not told. */
  readonly bitsBeforeStructure: number | null;
}

export const CHROMA = ["4:0:0", "4:2:0", "4:2:2", "4:4:4"];
/** Those that say how their colours are stored; the others have 8 bits and 4:2:0. */
const PROFILES_WITH_COLOUR = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];
/** §7.4.2.1.1 */
const MAX_REFERENCES_IN_CYCLE = 255;
/** §E.2.2 */
const MAX_BUFFERS = 32;
const EXTENDED_ASPECT = 255;

/** @param nal the whole unit, with its first byte. Null for what ends too early */
export function h264Sequence(nal: Uint8Array): H264Sequence | null {
  const bits = new NalBits(payloadOf(nal));
  const profile = bits.bits(8);
  bits.skip(16);
  bits.unsigned();
  const colour = PROFILES_WITH_COLOUR.includes(profile) ? readColour(bits) : PLAIN;
  const frameNumberBits = bits.unsigned() + 4;
  skipOrder(bits);
  bits.unsigned();
  bits.skip(1);
  bits.unsigned();
  bits.unsigned();
  const hasFramesOnly = bits.flag();
  if (!hasFramesOnly) bits.skip(1);
  bits.skip(1);
  if (bits.flag()) for (let edge = 0; edge < 4; edge += 1) bits.unsigned();
  if (bits.isPastEnd) return null;
  return {
    bitsPerSample: colour.bitsPerSample,
    chroma: colour.chroma,
    hasFramesOnly,
    bitsBeforeField: frameNumberBits + (colour.hasPlanesApart ? 2 : 0),
    bitsBeforeStructure: bits.flag() ? readUsability(bits) : null,
  };
}

const PLAIN = { bitsPerSample: 8, chroma: "4:2:0", hasPlanesApart: false };

function readColour(bits: NalBits) {
  const format = bits.unsigned();
  const hasPlanesApart = format === 3 && bits.flag();
  const bitsPerSample = 8 + bits.unsigned();
  bits.unsigned();
  bits.skip(1);
  if (bits.flag()) skipScaling(bits, format === 3 ? 12 : 8);
  return { bitsPerSample, chroma: CHROMA[format] ?? null, hasPlanesApart };
}

function skipScaling(bits: NalBits, lists: number): void {
  for (let list = 0; list < lists; list += 1) {
    if (!bits.flag()) continue;
    let [last, next] = [8, 8];
    for (let entry = 0; entry < (list < 6 ? 16 : 64); entry += 1) {
      if (next !== 0) next = (last + bits.signed() + 256) % 256;
      if (next !== 0) last = next;
    }
  }
}

/** The order in which pictures are shown. */
function skipOrder(bits: NalBits): void {
  const type = bits.unsigned();
  if (type === 0) bits.unsigned();
  if (type !== 1) return;
  bits.skip(1);
  bits.signed();
  bits.signed();
  const references = Math.min(bits.unsigned(), MAX_REFERENCES_IN_CYCLE);
  for (let reference = 0; reference < references; reference += 1) bits.signed();
}

/** Video usability information (§E.1.1), as far as `pic_struct_present_flag`. Answers `bitsBeforeStructure`. */
function readUsability(bits: NalBits): number | null {
  if (bits.flag() && bits.bits(8) === EXTENDED_ASPECT) bits.skip(32);
  if (bits.flag()) bits.skip(1);
  if (bits.flag()) {
    bits.skip(4);
    if (bits.flag()) bits.skip(24);
  }
  if (bits.flag()) {
    bits.unsigned();
    bits.unsigned();
  }
  if (bits.flag()) bits.skip(65);
  const delays = [0, 0].map(() => (bits.flag() ? readBuffering(bits) : 0));
  const delayBits = Math.max(...delays);
  if (delayBits > 0) bits.skip(1);
  return bits.flag() && !bits.isPastEnd ? delayBits : null;
}

/** §E.1.2; answers how many bits the two delays of a picture's timing have. */
function readBuffering(bits: NalBits): number {
  const buffers = Math.min(bits.unsigned() + 1, MAX_BUFFERS);
  bits.skip(8);
  for (let buffer = 0; buffer < buffers; buffer += 1) {
    bits.unsigned();
    bits.unsigned();
    bits.skip(1);
  }
  bits.skip(5);
  const delayBits = bits.bits(5) + 1 + bits.bits(5) + 1;
  bits.skip(5);
  return delayBits;
}
