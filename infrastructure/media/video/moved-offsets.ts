import type { Pace } from "@/infrastructure/media/pace";
import { aBox, type Box, boxesIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { sampleTablesOf, WAY } from "@/infrastructure/media/video/movie-index";

export interface Move {
  /** Of the whole file: beyond 4 GB offsets need 64 bits. */
  readonly fileBytes: number;
  /** Where a chunk lies that lay at `offset`, once the index has `moovBytes`. */
  readonly move: (offset: number, moovBytes: number) => number;
  readonly pace: Pace;
}

/** A table of chunk offsets: 32-bit ones, or 64-bit ones in a box of another name (ISO/IEC 14496-12 §8.7.5). */
interface Offsets {
  readonly isLong: boolean;
  readonly first: number;
  readonly count: number;
}

const LAST_32_BIT_OFFSET = 0xffff_ffff;

/** A copy of the index in which the chunks of every track lie elsewhere, one of metadata among them. */
export async function movedOffsets(
  bytes: IndexBytes,
  moov: Box,
  { fileBytes, move, pace }: Move,
): Promise<Uint8Array> {
  const isWide = fileBytes > LAST_32_BIT_OFFSET;
  const index = isWide ? widened(bytes, moov) : bytes.bytes.slice();
  const view = new DataView(index.buffer);
  const box = { ...moov, body: isWide ? moov.start + 8 : moov.body, end: index.byteLength };
  for (const { isLong, first, count } of offsetsIn(new IndexBytes(index), box)) {
    const step = isLong ? 8 : 4;
    for (let at = first; at < first + count * step; at += step) {
      if (isLong) view.setBigUint64(at, BigInt(move(Number(view.getBigUint64(at)), index.byteLength)));
      else view.setUint32(at, move(view.getUint32(at), index.byteLength));
      if (pace.isDue()) await pace.letOthersGo();
    }
  }
  return index;
}

function offsetsIn(bytes: IndexBytes, moov: Box): readonly Offsets[] {
  const tables = sampleTablesOf(bytes, moov).flatMap((stbl) => [...boxesIn(bytes, stbl)]);
  return tables.filter(isOffsets).map((table) => offsetsOf(bytes, table));
}

function isOffsets({ type }: Box): boolean {
  return type === "stco" || type === "co64";
}

/** What a table claims beyond its end is nobody's: the tracks that are played were read before. */
function offsetsOf(bytes: IndexBytes, { type, body, end }: Box): Offsets {
  const isLong = type === "co64";
  const first = body + 8;
  const room = Math.max(0, Math.floor((end - first) / (isLong ? 8 : 4)));
  return { isLong, first, count: Math.min(bytes.u32(body + 4), room) };
}

/** The same box with 64-bit offsets; goes no deeper than the way to the tables. */
function widened(bytes: IndexBytes, box: Box): Uint8Array {
  if (box.type === "stco") return wideTable(bytes, offsetsOf(bytes, box));
  const next = WAY[WAY.indexOf(box.type) + 1] ?? "stco";
  const children = [...boxesIn(bytes, box)];
  const parts = children.map((child) =>
    child.type === next ? widened(bytes, child) : bytes.bytes.subarray(child.start, child.end),
  );
  return aBox(box.type, ...parts, bytes.bytes.subarray(children.at(-1)?.end ?? box.body, box.end));
}

function wideTable(bytes: IndexBytes, { first, count }: Offsets): Uint8Array {
  const table = new DataView(new ArrayBuffer(8 + count * 8));
  table.setUint32(4, count);
  for (let index = 0; index < count; index += 1)
    table.setBigUint64(8 + index * 8, BigInt(bytes.u32(first + index * 4)));
  return aBox("co64", new Uint8Array(table.buffer));
}
