import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

/** A box of an MP4 (ISO/IEC 14496-12 §4.2) or an atom of a MOV: where it begins, its content begins, it ends. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

export const BOX_HEADER_BYTES = 8;
export const LONG_BOX_HEADER_BYTES = 16;
/** Real parents have up to some dozen children; each search goes through all of them. */
const MAX_SIBLINGS = 4_096;

/**
 * One after another, each wholly within the range: what reaches beyond its parent is damaged. Ends at what is
 * too short to be one, or at QuickTime's zero.
 */
export function* boxesIn(
  bytes: IndexBytes,
  { body, end }: Pick<Box, "body" | "end">,
): Generator<Box, undefined> {
  for (let start = body, siblings = 0; end - start >= BOX_HEADER_BYTES; siblings += 1) {
    const short = bytes.u32(start);
    if (short === 0) return;
    if (siblings === MAX_SIBLINGS) throw damagedIndex();
    bytes.countBox();
    const isLong = short === 1;
    const header = isLong ? LONG_BOX_HEADER_BYTES : BOX_HEADER_BYTES;
    const size = isLong ? bytes.u64(start + BOX_HEADER_BYTES) : short;
    if (size < header || size > end - start) throw damagedIndex();
    yield { type: bytes.fourCc(start + 4), start, body: start + header, end: start + size };
    start += size;
  }
}

/** The first of its type. */
export function boxIn(
  bytes: IndexBytes,
  parent: Pick<Box, "body" | "end">,
  ...path: readonly string[]
): Box | null {
  const [type, ...rest] = path;
  for (const box of boxesIn(bytes, parent)) {
    if (box.type === type) return rest.length === 0 ? box : boxIn(bytes, box, ...rest);
  }
  return null;
}

/** How many entries a table has; each of `entryBytes`, all of them within the box. */
export function entriesOf(bytes: IndexBytes, box: Box, first: number, entryBytes: number): number {
  const count = bytes.u32(first - 4);
  if (count * entryBytes > box.end - first) throw damagedIndex();
  return count;
}

/** A new box of these parts. */
export function aBox(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.byteLength, BOX_HEADER_BYTES);
  const box = new Uint8Array(size);
  new DataView(box.buffer).setUint32(0, size);
  for (let index = 0; index < 4; index += 1) box[4 + index] = type.charCodeAt(index);
  let at = BOX_HEADER_BYTES;
  for (const part of parts) {
    box.set(part, at);
    at += part.byteLength;
  }
  return box;
}
