import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import type { Box } from "@/infrastructure/media/video/boxes";
import { type FileOutline, outlineOf } from "@/infrastructure/media/video/file-outline";
import { fragmentTotals } from "@/infrastructure/media/video/fragments";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { type MovieIndex, readIndex } from "@/infrastructure/media/video/movie-index";
import type { SampleTotals } from "@/infrastructure/media/video/sample-tables";

/** A file whose index is in memory; its samples are not. */
export interface OpenMovie {
  readonly outline: FileOutline;
  /** The whole `moov`, and where it lies in these bytes. */
  readonly bytes: IndexBytes;
  readonly box: Box;
  readonly index: MovieIndex;
  /** What further indexes add, by the track's id; empty where there are none. */
  readonly fragments: ReadonlyMap<number, SampleTotals>;
  /** Four bytes that name the kind of container. */
  readonly brand: Uint8Array;
  readonly isQuickTime: boolean;
}

const QUICKTIME = "qt  ";

/** @throws AppError `media_rejected` */
export async function openMovie(file: ArrivedFile): Promise<OpenMovie> {
  const outline = await outlineOf(file);
  const { moov } = outline;
  const bytes = new IndexBytes(await file.read({ start: moov.start, end: moov.end - 1 }));
  const box = { type: "moov", start: 0, body: moov.body - moov.start, end: bytes.length };
  const brand = await brandOf(file, outline);
  return {
    outline,
    bytes,
    box,
    index: readIndex(bytes, box),
    fragments: outline.isFragmented ? await fragmentTotals(file, outline, { bytes, box }) : new Map(),
    brand,
    isQuickTime: new IndexBytes(brand).fourCc(0) === QUICKTIME,
  };
}

/** Files without a brand are QuickTime's, from before brands. */
async function brandOf(file: ArrivedFile, { ftyp }: FileOutline): Promise<Uint8Array> {
  if (ftyp === null) return new TextEncoder().encode(QUICKTIME);
  return await file.read({ start: ftyp.body, end: ftyp.body + 3 });
}
