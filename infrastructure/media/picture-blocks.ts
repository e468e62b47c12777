import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";

/** What a reader of small parts needs of a file. */
export type Parts = Pick<ArrivedFile, "bytes" | "read">;

/** A piece of a picture beside its pixels. */
export interface PictureBlock {
  /** Its marker as hexadecimal digits in a JPEG, its four letters elsewhere. */
  readonly type: string;
  /** Where its content lies. */
  readonly start: number;
  readonly bytes: number;
}

/** A JPEG's segments up to its pixels, a PNG's chunks up to them, all chunks of a WebP. */
export async function* pictureBlocks(file: Parts): AsyncGenerator<PictureBlock> {
  const head = view(await file.read({ start: 0, end: 11 }));
  if (head.byteLength < 12) return;
  if (head.getUint16(0) === 0xffd8) yield* jpegSegments(file);
  if (head.getUint32(0) === 0x8950_4e47) yield* chunks(file, { first: 8, sizeFirst: true, last: "IDAT" });
  if (head.getUint32(0) === 0x5249_4646) yield* chunks(file, { first: 12, sizeFirst: false, last: null });
}

/** ISO/IEC 10918-1 §B.1: a marker, its length, its content; `SOS` begins the pixels. */
async function* jpegSegments(file: Parts): AsyncGenerator<PictureBlock> {
  for (let at = 2; at + 4 <= file.bytes; ) {
    const head = view(await file.read({ start: at, end: at + 3 }));
    if (head.byteLength < 4) return;
    const marker = head.getUint8(0) === 0xff ? head.getUint8(1) : null;
    if (marker === 0xda) return;
    const isSegment = marker !== null && hasLength(marker);
    const bytes = isSegment ? Math.max(0, head.getUint16(2) - 2) : 0;
    yield { type: marker?.toString(16) ?? "", start: at + 4, bytes };
    at += isSegment ? 4 + bytes : 1;
  }
}

/** Fillers, marks without content and bytes that are no mark at all are passed one by one, as readers do. */
function hasLength(marker: number): boolean {
  return marker > 0x01 && marker !== 0xff && (marker < 0xd0 || marker > 0xd9);
}

interface Layout {
  readonly first: number;
  /** PNG: size, type, content, four bytes to check it. RIFF: type, size, content, up to an even number of bytes. */
  readonly sizeFirst: boolean;
  readonly last: string | null;
}

async function* chunks(file: Parts, { first, sizeFirst, last }: Layout): AsyncGenerator<PictureBlock> {
  for (let at = first; at + 8 <= file.bytes; ) {
    const head = view(await file.read({ start: at, end: at + 7 }));
    if (head.byteLength < 8) return;
    const bytes = sizeFirst ? head.getUint32(0) : head.getUint32(4, true);
    const letters = [0, 1, 2, 3].map((index) => head.getUint8((sizeFirst ? 4 : 0) + index));
    const type = String.fromCharCode(...letters);
    if (type === last) return;
    yield { type, start: at + 8, bytes };
    at += 8 + bytes + (sizeFirst ? 4 : bytes % 2);
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
