import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { Pace } from "@/infrastructure/media/pace";
import { type FileOutline, outlineOf } from "@/infrastructure/media/video/file-outline";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { movedOffsets } from "@/infrastructure/media/video/moved-offsets";

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

async function movedIndex(file: ArrivedFile, { moov }: FileOutline, insertAt: number): Promise<Uint8Array> {
  const bytes = new IndexBytes(await file.read({ start: moov.start, end: moov.end - 1 }));
  const box = { type: "moov", start: 0, body: moov.body - moov.start, end: bytes.length };
  return await movedOffsets(bytes, box, {
    fileBytes: file.bytes,
    move: (offset, moovBytes) => {
      if (offset < insertAt) return offset;
      return offset < moov.start ? offset + moovBytes : offset + moovBytes - (moov.end - moov.start);
    },
    pace: new Pace(),
  });
}
