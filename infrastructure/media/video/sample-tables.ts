import type { Pace } from "@/infrastructure/media/pace";
import { type Box, boxIn, entriesOf } from "@/infrastructure/media/video/boxes";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { type SampleSizes, sampleSizes } from "@/infrastructure/media/video/sample-sizes";

/** Where a sample lies in the file. */
export interface SamplePlace {
  readonly start: number;
  readonly bytes: number;
}

/** What the samples of a track come to. Each loop below is as long as the index has bytes, at most. */
export interface SampleTotals {
  readonly count: number;
  readonly bytes: number;
  /** Their durations together, in the track's own time. */
  readonly ticks: number;
  /** Where in the file the last of them ends. */
  readonly end: number;
  /** The first few, for who looks into them. */
  readonly first: readonly SamplePlace[];
}

/** Enough to see how a recording is made: encoders repeat themselves after two pictures. */
export const FIRST_SAMPLES = 8;

export const NO_SAMPLES: SampleTotals = { count: 0, bytes: 0, ticks: 0, end: 0, first: [] };

/** Of what comes one after the other. */
export function addedTotals(before: SampleTotals, more: SampleTotals): SampleTotals {
  return {
    count: before.count + more.count,
    bytes: before.bytes + more.bytes,
    ticks: before.ticks + more.ticks,
    end: Math.max(before.end, more.end),
    first: [...before.first, ...more.first].slice(0, FIRST_SAMPLES),
  };
}

/** ISO/IEC 14496-12 §8.6 and §8.7. */
export async function sampleTotals(bytes: IndexBytes, stbl: Box, pace: Pace): Promise<SampleTotals> {
  const sizes = sampleSizes(bytes, stbl, pace);
  const { placed, ...places } = await place(bytes, stbl, sizes, pace);
  const ticks = await ticksOf(bytes, stbl, pace);
  return { count: placed, bytes: await sizes.sum(0, placed), ticks, ...places };
}

async function ticksOf(bytes: IndexBytes, stbl: Box, pace: Pace): Promise<number> {
  const stts = boxIn(bytes, stbl, "stts");
  if (stts === null) return 0;
  const first = stts.body + 8;
  const count = entriesOf(bytes, stts, first, 8);
  let ticks = 0;
  for (let at = first; at < first + count * 8; at += 8) {
    ticks += bytes.u32(at) * bytes.u32(at + 4);
    if (pace.isDue()) await pace.letOthersGo();
  }
  return ticks;
}

interface Chunks {
  readonly count: number;
  readonly startOf: (chunk: number) => number;
  /** How many samples are in a chunk; asked for one after another. */
  readonly samplesIn: (chunk: number) => number;
}

/** Lays the samples out over the chunks. */
async function place(bytes: IndexBytes, stbl: Box, sizes: SampleSizes, pace: Pace) {
  const chunks = chunksOf(bytes, stbl);
  const first: SamplePlace[] = [];
  let placed = 0;
  let end = 0;
  for (let chunk = 0; chunk < chunks.count && placed < sizes.count; chunk += 1) {
    const samples = Math.min(chunks.samplesIn(chunk), sizes.count - placed);
    const start = chunks.startOf(chunk);
    for (let sample = 0, at = start; sample < samples && first.length < FIRST_SAMPLES; sample += 1) {
      first.push({ start: at, bytes: sizes.at(placed + sample) });
      at += sizes.at(placed + sample);
    }
    if (samples > 0) end = Math.max(end, start + (await sizes.sum(placed, samples)));
    placed += samples;
    if (pace.isDue()) await pace.letOthersGo();
  }
  return { placed, end, first };
}

/** `stsc` says from which chunk on how many samples go into each. */
function chunksOf(bytes: IndexBytes, stbl: Box): Chunks {
  const table = boxIn(bytes, stbl, "stco") ?? boxIn(bytes, stbl, "co64");
  const stsc = boxIn(bytes, stbl, "stsc");
  if (table === null || stsc === null) return { count: 0, startOf: () => 0, samplesIn: () => 0 };
  const offsetBytes = table.type === "co64" ? 8 : 4;
  const firstRun = stsc.body + 8;
  const runs = entriesOf(bytes, stsc, firstRun, 12);
  let run = 0;
  let perChunk = 0;
  return {
    count: entriesOf(bytes, table, table.body + 8, offsetBytes),
    startOf(chunk) {
      const at = table.body + 8 + chunk * offsetBytes;
      return offsetBytes === 8 ? bytes.u64(at) : bytes.u32(at);
    },
    samplesIn(chunk) {
      for (; run < runs && bytes.u32(firstRun + run * 12) <= chunk + 1; run += 1) {
        perChunk = bytes.u32(firstRun + run * 12 + 4);
      }
      return perChunk;
    },
  };
}
