import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import { type FileOutline, MAX_INDEX_BYTES } from "@/infrastructure/media/video/file-outline";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import type { SampleTotals } from "@/infrastructure/media/video/sample-tables";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

/** What holds for a track's samples where a fragment says nothing else (ISO/IEC 14496-12 §8.8.3). */
interface Defaults {
  readonly ticks: number;
  readonly bytes: number;
}

const NOTHING: Defaults = { ticks: 0, bytes: 0 };

/** The totals of each track, by its id, over all indexes of a fragmented file; each is read by itself. */
export async function fragmentTotals(
  file: ArrivedFile,
  { boxes }: FileOutline,
  moov: { readonly bytes: IndexBytes; readonly box: Box },
): Promise<ReadonlyMap<number, SampleTotals>> {
  const defaults = trackDefaults(moov.bytes, moov.box);
  const totals = new Map<number, SampleTotals>();
  let read = 0;
  for (const { type, start, end } of boxes) {
    if (type !== "moof") continue;
    read += end - start;
    if (end > file.bytes || read > MAX_INDEX_BYTES) throw damagedIndex();
    const bytes = new IndexBytes(await file.read({ start, end: end - 1 }));
    for (const traf of boxesIn(bytes, { body: 8, end: bytes.length })) {
      if (traf.type === "traf") addTraf(bytes, traf, defaults, totals);
    }
  }
  return totals;
}

function trackDefaults(bytes: IndexBytes, moov: Box): ReadonlyMap<number, Defaults> {
  const mvex = boxIn(bytes, moov, "mvex");
  const trex = mvex === null ? [] : [...boxesIn(bytes, mvex)].filter(({ type }) => type === "trex");
  return new Map(
    trex.map(({ body }) => [
      bytes.u32(body + 4),
      { ticks: bytes.u32(body + 12), bytes: bytes.u32(body + 16) },
    ]),
  );
}

function addTraf(
  bytes: IndexBytes,
  traf: Box,
  defaults: ReadonlyMap<number, Defaults>,
  totals: Map<number, SampleTotals>,
): void {
  const tfhd = boxIn(bytes, traf, "tfhd");
  if (tfhd === null) throw damagedIndex();
  const id = bytes.u32(tfhd.body + 4);
  const own = fragmentDefaults(bytes, tfhd, defaults.get(id) ?? NOTHING);
  for (const trun of boxesIn(bytes, traf)) {
    if (trun.type !== "trun") continue;
    const before = totals.get(id) ?? { count: 0, bytes: 0, ticks: 0, end: 0 };
    const more = runTotals(bytes, trun, own);
    totals.set(id, {
      count: before.count + more.count,
      bytes: before.bytes + more.bytes,
      ticks: before.ticks + more.ticks,
      end: 0,
    });
  }
}

/** `tfhd`: optional fields in this order: offset (8 bytes), description, duration, size (§8.8.7). */
function fragmentDefaults(bytes: IndexBytes, { body }: Box, track: Defaults): Defaults {
  const flags = bytes.u32(body) & 0xffffff;
  const ticksAt = body + 8 + (flags & 0x01 ? 8 : 0) + (flags & 0x02 ? 4 : 0);
  const bytesAt = ticksAt + (flags & 0x08 ? 4 : 0);
  return {
    ticks: flags & 0x08 ? bytes.u32(ticksAt) : track.ticks,
    bytes: flags & 0x10 ? bytes.u32(bytesAt) : track.bytes,
  };
}

/** `trun`: of each sample optionally duration, size, flags, offset, 4 bytes each (§8.8.8). */
function runTotals(bytes: IndexBytes, { body, end }: Box, defaults: Defaults) {
  const flags = bytes.u32(body) & 0xffffff;
  const count = bytes.u32(body + 4);
  const first = body + 8 + (flags & 0x01 ? 4 : 0) + (flags & 0x04 ? 4 : 0);
  const hasTicks = (flags & 0x100) !== 0;
  const hasBytes = (flags & 0x200) !== 0;
  const step = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  if (count * step > end - first) throw damagedIndex();
  const sumAt = (offset: number): number => {
    let sum = 0;
    for (let index = 0; index < count; index += 1) sum += bytes.u32(first + index * step + offset);
    return sum;
  };
  return {
    count,
    ticks: hasTicks ? sumAt(0) : count * defaults.ticks,
    bytes: hasBytes ? sumAt(hasTicks ? 4 : 0) : count * defaults.bytes,
  };
}
