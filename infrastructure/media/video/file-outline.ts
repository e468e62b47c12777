import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { BOX_HEADER_BYTES, type Box, LONG_BOX_HEADER_BYTES } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { unreadable } from "@/infrastructure/media/video/unreadable-video";

/**
 * Each costs a read. A quarter of an hour (the longest reel) in fragments of a quarter of a second has 7,200,
 * a `moof` and an `mdat` each.
 */
const MAX_BOXES = 8_192;
/**
 * 300 MB of real video have an index of 1 to 3 MB: a quarter of an hour at 60 frames per second, with sound,
 * are 97,000 samples of at most 20 bytes. It is held in memory.
 */
const MAX_INDEX_BYTES = 16 * 1024 * 1024;

/** What begins an MP4 or a MOV. Old QuickTime has no `ftyp`. */
const FAMILY = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "uuid", "styp"];

/** The index of a piece of a fragmented file, and where it lies. */
export interface Fragment {
  readonly bytes: IndexBytes;
  readonly start: number;
}

/** The boxes that a file is made of; the last one may claim to end beyond the file. */
export interface FileOutline {
  readonly boxes: readonly Box[];
  readonly ftyp: Box | null;
  readonly moov: Box;
  /** Whether the index comes before anything that it tells of. */
  readonly isIndexFirst: boolean;
  /** Whether it has more indexes, each before a piece of media. */
  readonly isFragmented: boolean;
  /** Those, read while they were passed; null when one is cut off, or all together are larger than an index may be. */
  readonly fragments: readonly Fragment[] | null;
}

/** @throws AppError `media_rejected` for what is no MP4 or MOV, has no index, or too large a one */
export async function outlineOf(file: ArrivedFile): Promise<FileOutline> {
  const { boxes, fragments } = await topLevelBoxes(file);
  const [first] = boxes;
  if (first === undefined || !FAMILY.includes(first.type)) {
    const message =
      "This file is no MP4 or MOV video, whatever its name says. Export the video as MP4 with H.264";
    throw unreadable("video_container", message);
  }
  const moov = boxes.find(({ type }) => type === "moov");
  if (moov === undefined || moov.end > file.bytes) {
    const message =
      "The video has no whole index (moov), so nobody can play it: the recording or the copy was cut off. Copy or export the video again";
    throw unreadable("video_cut_off", message);
  }
  if (moov.end - moov.start > MAX_INDEX_BYTES) {
    const message =
      "The index of the video is over 16 MB, more than any real video needs. Export the video again";
    throw unreadable("video_index_size", message, { limit: MAX_INDEX_BYTES });
  }
  const media = boxes.find(({ type }) => type === "mdat" || type === "moof");
  return {
    boxes,
    ftyp: boxes.find(({ type, start }) => type === "ftyp" && start < moov.start) ?? null,
    moov,
    isIndexFirst: media === undefined || moov.start < media.start,
    isFragmented: boxes.some(({ type }) => type === "moof"),
    fragments,
  };
}

/** Up to what is no box any more: some programs leave a few bytes at the end. */
async function topLevelBoxes(file: ArrivedFile): Promise<Pick<FileOutline, "boxes" | "fragments">> {
  const boxes: Box[] = [];
  const fragments = new Fragments(file);
  for (let start = 0; file.bytes - start >= BOX_HEADER_BYTES; ) {
    const end = Math.min(start + LONG_BOX_HEADER_BYTES, file.bytes) - 1;
    const bytes = new IndexBytes(await file.read({ start, end }));
    const short = bytes.u32(0);
    const isLong = short === 1 && bytes.length >= LONG_BOX_HEADER_BYTES;
    const header = isLong ? LONG_BOX_HEADER_BYTES : BOX_HEADER_BYTES;
    const size = sizeOf(short, isLong ? bytes.u64(BOX_HEADER_BYTES) : null, file.bytes - start);
    if (size < header) break;
    if (boxes.length === MAX_BOXES) {
      const message = `The video is in more than ${MAX_BOXES} pieces. Export it again, without fragments`;
      throw unreadable("video_pieces", message, { limit: MAX_BOXES });
    }
    const box = { type: bytes.fourCc(4), start, body: start + header, end: start + size };
    boxes.push(box);
    if (box.type === "moof") await fragments.add(box);
    start += size;
  }
  return { boxes, fragments: fragments.found };
}

/** Together no larger than an index may be. */
class Fragments {
  found: Fragment[] | null = [];
  #bytes = 0;

  constructor(private readonly file: ArrivedFile) {}

  async add({ start, end }: Box): Promise<void> {
    this.#bytes += end - start;
    if (end > this.file.bytes || this.#bytes > MAX_INDEX_BYTES) this.found = null;
    if (this.found === null) return;
    this.found.push({ bytes: new IndexBytes(await this.file.read({ start, end: end - 1 })), start });
  }
}

/** Zero: up to the end of the file. */
function sizeOf(short: number, long: number | null, rest: number): number {
  return short === 0 ? rest : (long ?? short);
}
