import { type Box, boxIn, entriesOf } from "@/infrastructure/media/video/boxes";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

/** What the samples of a track come to. Each loop below is as long as the index has bytes, at most. */
export interface SampleTotals {
  readonly count: number;
  readonly bytes: number;
  /** Their durations together, in the track's own time. */
  readonly ticks: number;
  /** Where in the file the last of them ends. */
  readonly end: number;
}

interface SampleSizes {
  readonly count: number;
  readonly sum: (from: number, count: number) => number;
}

/** ISO/IEC 14496-12 §8.6 and §8.7. */
export function sampleTotals(bytes: IndexBytes, stbl: Box): SampleTotals {
  const sizes = sampleSizes(bytes, stbl);
  const { placed, end } = place(bytes, stbl, sizes);
  return { count: placed, bytes: sizes.sum(0, placed), ticks: ticksOf(bytes, stbl), end };
}

function ticksOf(bytes: IndexBytes, stbl: Box): number {
  const stts = boxIn(bytes, stbl, "stts");
  if (stts === null) return 0;
  const first = stts.body + 8;
  const count = entriesOf(bytes, stts, first, 8);
  let ticks = 0;
  for (let at = first; at < first + count * 8; at += 8) ticks += bytes.u32(at) * bytes.u32(at + 4);
  return ticks;
}

function sampleSizes(bytes: IndexBytes, stbl: Box): SampleSizes {
  const stsz = boxIn(bytes, stbl, "stsz");
  if (stsz === null) return compactSizes(bytes, stbl);
  const uniform = bytes.u32(stsz.body + 4);
  if (uniform !== 0) {
    return { count: bytes.u32(stsz.body + 8), sum: (_, count) => count * uniform };
  }
  const first = stsz.body + 12;
  const count = entriesOf(bytes, stsz, first, 4);
  return { count, sum: sumOf((index) => bytes.u32(first + index * 4)) };
}

function compactSizes(bytes: IndexBytes, stbl: Box): SampleSizes {
  const stz2 = boxIn(bytes, stbl, "stz2");
  if (stz2 === null) return { count: 0, sum: () => 0 };
  const bits = bytes.u8(stz2.body + 7);
  const first = stz2.body + 12;
  if (bits !== 4 && bits !== 8 && bits !== 16) throw damagedIndex();
  const count = entriesOf(bytes, stz2, first, bits / 8);
  const sizeAt = (index: number): number => {
    if (bits === 16) return bytes.u16(first + index * 2);
    if (bits === 8) return bytes.u8(first + index);
    const pair = bytes.u8(first + Math.floor(index / 2));
    return index % 2 === 0 ? pair >> 4 : pair & 0xf;
  };
  return { count, sum: sumOf(sizeAt) };
}

function sumOf(sizeAt: (index: number) => number): SampleSizes["sum"] {
  return (from, count) => {
    let sum = 0;
    for (let index = from; index < from + count; index += 1) sum += sizeAt(index);
    return sum;
  };
}

/** Lays the samples out over the chunks, as `stsc` says how many go into each. */
function place(bytes: IndexBytes, stbl: Box, sizes: SampleSizes): { placed: number; end: number } {
  const table = boxIn(bytes, stbl, "stco") ?? boxIn(bytes, stbl, "co64");
  const stsc = boxIn(bytes, stbl, "stsc");
  if (table === null || stsc === null) return { placed: 0, end: 0 };
  const offsetBytes = table.type === "co64" ? 8 : 4;
  const chunks = entriesOf(bytes, table, table.body + 8, offsetBytes);
  const firstRun = stsc.body + 8;
  const runs = entriesOf(bytes, stsc, firstRun, 12);
  let placed = 0;
  let end = 0;
  let perChunk = 0;
  for (let chunk = 0, run = 0; chunk < chunks && placed < sizes.count; chunk += 1) {
    for (; run < runs && bytes.u32(firstRun + run * 12) <= chunk + 1; run += 1) {
      perChunk = bytes.u32(firstRun + run * 12 + 4);
    }
    const at = table.body + 8 + chunk * offsetBytes;
    const samples = Math.min(perChunk, sizes.count - placed);
    const start = offsetBytes === 8 ? bytes.u64(at) : bytes.u32(at);
    if (samples > 0) end = Math.max(end, start + sizes.sum(placed, samples));
    placed += samples;
  }
  return { placed, end };
}
