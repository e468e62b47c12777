import type { Pace } from "@/infrastructure/media/pace";
import type { Box } from "@/infrastructure/media/video/boxes";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import {
  FIRST_SAMPLES,
  type SamplePlace,
  type SampleTotals,
} from "@/infrastructure/media/video/sample-tables";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

/** How long and how large samples are that do not say so themselves. */
export interface SampleDefaults {
  readonly ticks: number;
  readonly bytes: number;
}

/** Where a run's table lies, and what each of its rows has. */
interface Rows {
  readonly first: number;
  readonly step: number;
  readonly count: number;
  /** Where in a row the duration and the size are; null: the default holds. */
  readonly ticksAt: number | null;
  readonly bytesAt: number | null;
}

/**
 * `trun`: of each sample optionally duration, size, flags, offset, 4 bytes each (ISO/IEC 14496-12 §8.8.8).
 *
 * @param base from where in the file the run counts
 */
export async function runTotals(
  bytes: IndexBytes,
  trun: Box,
  base: number,
  defaults: SampleDefaults,
  pace: Pace,
): Promise<SampleTotals> {
  const rows = rowsOf(bytes, trun);
  const { first, step, count, ticksAt, bytesAt } = rows;
  let [ticks, size] = [0, 0];
  if (ticksAt === null) ticks = count * defaults.ticks;
  if (bytesAt === null) size = count * defaults.bytes;
  for (let row = 0; (ticksAt !== null || bytesAt !== null) && row < count; row += 1) {
    if (ticksAt !== null) ticks += bytes.u32(first + row * step + ticksAt);
    if (bytesAt !== null) size += bytes.u32(first + row * step + bytesAt);
    if (pace.isDue()) await pace.letOthersGo();
  }
  return { count, ticks, bytes: size, end: 0, first: firstPlaces(bytes, trun, base, rows, defaults) };
}

function rowsOf(bytes: IndexBytes, { body, end }: Box): Rows {
  const flags = bytes.u32(body) & 0xffffff;
  const count = bytes.u32(body + 4);
  const first = body + 8 + (flags & 0x01 ? 4 : 0) + (flags & 0x04 ? 4 : 0);
  const hasTicks = (flags & 0x100) !== 0;
  const step = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  if (count * step > end - first) throw damagedIndex();
  const bytesAt = hasTicks ? 4 : 0;
  return { first, step, count, ticksAt: hasTicks ? 0 : null, bytesAt: flags & 0x200 ? bytesAt : null };
}

/** Of a run that says where it begins. */
function firstPlaces(
  bytes: IndexBytes,
  { body }: Box,
  base: number,
  { first, step, count, bytesAt }: Rows,
  defaults: SampleDefaults,
): SamplePlace[] {
  if ((bytes.u32(body) & 0x01) === 0) return [];
  const places: SamplePlace[] = [];
  let start = base + bytes.i32(body + 8);
  for (let row = 0; row < Math.min(count, FIRST_SAMPLES); row += 1) {
    const size = bytesAt === null ? defaults.bytes : bytes.u32(first + row * step + bytesAt);
    places.push({ start, bytes: size });
    start += size;
  }
  return places;
}
