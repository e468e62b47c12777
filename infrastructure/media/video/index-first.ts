import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { aBox, type Box, boxesIn, entriesOf } from "@/infrastructure/media/video/boxes";
import { type FileOutline, outlineOf } from "@/infrastructure/media/video/file-outline";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";

/** The way to the tables of chunk offsets. */
const PARENTS = ["moov", "trak", "mdia", "minf", "stbl"];
const LAST_32_BIT_OFFSET = 0xffff_ffff;

/**
 * The same file with its index right behind `ftyp`, as Instagram wants it (graph-api.md §3.6). The samples stay
 * as they are, in their order; only where they lie is written anew, in the index. A file in fragments, or one
 * that is in order already, comes out unchanged. Only the index is held in memory.
 */
export async function* withIndexFirst(file: ArrivedFile): AsyncGenerator<Uint8Array> {
  const outline = await outlineOf(file);
  if (outline.isIndexFirst || outline.isFragmented) {
    yield* file.stream();
    return;
  }
  const { moov, ftyp } = outline;
  const insertAt = ftyp?.end ?? 0;
  const index = await movedIndex(file, outline, insertAt);
  yield* part(file, 0, insertAt);
  yield index;
  yield* part(file, insertAt, moov.start);
  yield* part(file, moov.end, file.bytes);
}

async function* part(file: ArrivedFile, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (start < end) yield* file.stream({ start, end: end - 1 });
}

/** Written twice: how long it becomes decides by how much the offsets move. */
async function movedIndex(file: ArrivedFile, { moov }: FileOutline, insertAt: number): Promise<Uint8Array> {
  const bytes = new IndexBytes(await file.read({ start: moov.start, end: moov.end - 1 }));
  const box = { type: "moov", start: 0, body: moov.body - moov.start, end: bytes.length };
  const isWide = file.bytes > LAST_32_BIT_OFFSET;
  const { byteLength } = rewritten(bytes, box, { isWide, move: (offset) => offset });
  const move = (offset: number): number => {
    if (offset < insertAt) return offset;
    return offset < moov.start ? offset + byteLength : offset + byteLength - (moov.end - moov.start);
  };
  return rewritten(bytes, box, { isWide, move });
}

interface Move {
  /** Whether offsets need 64 bits. */
  readonly isWide: boolean;
  readonly move: (offset: number) => number;
}

function rewritten(bytes: IndexBytes, box: Box, move: Move): Uint8Array {
  if (box.type === "stco" || box.type === "co64") return chunkOffsets(bytes, box, move);
  if (!PARENTS.includes(box.type)) return bytes.bytes.subarray(box.start, box.end);
  const children = [...boxesIn(bytes, box)];
  const rest = bytes.bytes.subarray(children.at(-1)?.end ?? box.body, box.end);
  return aBox(box.type, ...children.map((child) => rewritten(bytes, child, move)), rest);
}

/** ISO/IEC 14496-12 §8.7.5: 32-bit offsets, or 64-bit ones in a box of another name. */
function chunkOffsets(bytes: IndexBytes, box: Box, { isWide, move }: Move): Uint8Array {
  const wasLong = box.type === "co64";
  const isLong = wasLong || isWide;
  const first = box.body + 8;
  const count = entriesOf(bytes, box, first, wasLong ? 8 : 4);
  const table = new DataView(new ArrayBuffer(8 + count * (isLong ? 8 : 4)));
  table.setUint32(4, count);
  for (let index = 0; index < count; index += 1) {
    const offset = move(wasLong ? bytes.u64(first + index * 8) : bytes.u32(first + index * 4));
    if (isLong) table.setBigUint64(8 + index * 8, BigInt(offset));
    else table.setUint32(8 + index * 4, offset);
  }
  return aBox(isLong ? "co64" : "stco", new Uint8Array(table.buffer));
}
