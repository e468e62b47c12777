import { type Box, boxIn, entriesOf } from "@/infrastructure/media/video/boxes";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

/** A part of a track that is shown (ISO/IEC 14496-12 §8.6.6). */
export interface Edit {
  /** In the movie's time; 0: to the end. */
  readonly duration: number;
  /** In the track's own time; negative: nothing is shown meanwhile. */
  readonly start: number;
  readonly rate: number;
}

/**
 * What a single edit may leave out and still be no cut, in seconds. Encoders begin the list a few frames late
 * (reordered frames, at most 16 by H.264, in practice up to 4: 0.17 s at 23 per second) and leave out the
 * 1,024 to 2,112 samples with which AAC begins (0.05 s).
 */
const HARMLESS_SECONDS = 0.5;
/** Ten cuts in each second of the longest reel; a list is held in memory. */
const MAX_EDITS = 10_000;

export function editsOf(bytes: IndexBytes, trak: Box): readonly Edit[] {
  const elst = boxIn(bytes, trak, "edts", "elst");
  if (elst === null) return [];
  const isLong = bytes.u8(elst.body) === 1;
  const entryBytes = isLong ? 20 : 12;
  const first = elst.body + 8;
  const count = entriesOf(bytes, elst, first, entryBytes);
  if (count > MAX_EDITS) throw damagedIndex();
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * entryBytes;
    return {
      duration: isLong ? bytes.u64(at) : bytes.u32(at),
      start: isLong ? bytes.i64(at + 8) : bytes.i32(at + 4),
      rate: bytes.i32(at + entryBytes - 4) / 0x10000,
    };
  });
}

/** Seconds that are left of a track of `seconds` when the list hides, repeats or slows parts; null: it does not. */
export function secondsLeft(
  edits: readonly Edit[],
  seconds: number,
  { track, movie }: { readonly track: number; readonly movie: number },
): number | null {
  const shown = edits.filter(({ start }) => start >= 0);
  const [only] = shown;
  if (only === undefined) return null;
  const left = shown.reduce((sum, { duration }) => sum + duration, 0) / movie;
  if (shown.length > 1 || only.rate !== 1) return left;
  const skipped = only.start / track;
  if (only.duration === 0) return skipped > HARMLESS_SECONDS ? seconds - skipped : null;
  const isWhole = skipped <= HARMLESS_SECONDS && seconds - skipped - left <= HARMLESS_SECONDS;
  return isWhole ? null : left;
}
