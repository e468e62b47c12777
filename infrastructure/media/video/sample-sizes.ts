import type { Pace } from "@/infrastructure/media/pace";
import { type Box, boxIn, entriesOf } from "@/infrastructure/media/video/boxes";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

/** How many bytes each sample of a track has (ISO/IEC 14496-12 §8.7.3). */
export interface SampleSizes {
  readonly count: number;
  readonly at: (index: number) => number;
  readonly sum: (from: number, count: number) => Promise<number>;
}

/** As the index says, read or not. */
export function sampleCount(bytes: IndexBytes, stbl: Box): number {
  const sizes = boxIn(bytes, stbl, "stsz") ?? boxIn(bytes, stbl, "stz2");
  return sizes === null ? 0 : bytes.u32(sizes.body + 8);
}

/** One number for all of them, or a table. */
export function sampleSizes(bytes: IndexBytes, stbl: Box, pace: Pace): SampleSizes {
  const stsz = boxIn(bytes, stbl, "stsz");
  if (stsz === null) return compactSizes(bytes, stbl, pace);
  const uniform = bytes.u32(stsz.body + 4);
  if (uniform !== 0) {
    const count = bytes.u32(stsz.body + 8);
    return { count, at: () => uniform, sum: async (_, some) => some * uniform };
  }
  const first = stsz.body + 12;
  const count = entriesOf(bytes, stsz, first, 4);
  return inTable(count, (index) => bytes.u32(first + index * 4), pace);
}

function compactSizes(bytes: IndexBytes, stbl: Box, pace: Pace): SampleSizes {
  const stz2 = boxIn(bytes, stbl, "stz2");
  if (stz2 === null) return { count: 0, at: () => 0, sum: async () => 0 };
  const bits = bytes.u8(stz2.body + 7);
  const first = stz2.body + 12;
  if (bits !== 4 && bits !== 8 && bits !== 16) throw damagedIndex();
  const count = entriesOf(bytes, stz2, first, bits / 8);
  const at = (index: number): number => {
    if (bits === 16) return bytes.u16(first + index * 2);
    if (bits === 8) return bytes.u8(first + index);
    const pair = bytes.u8(first + Math.floor(index / 2));
    return index % 2 === 0 ? pair >> 4 : pair & 0xf;
  };
  return inTable(count, at, pace);
}

function inTable(count: number, at: (index: number) => number, pace: Pace): SampleSizes {
  const sum = async (from: number, some: number): Promise<number> => {
    let total = 0;
    for (let index = from; index < from + some; index += 1) {
      total += at(index);
      if (pace.isDue()) await pace.letOthersGo();
    }
    return total;
  };
  return { count, at, sum };
}
