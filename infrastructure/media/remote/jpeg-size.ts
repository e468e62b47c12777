import { pictureBlocks } from "@/infrastructure/media/picture-blocks";

export interface JpegSize {
  readonly width: number;
  readonly height: number;
  /** It carries notes of a camera, which may say that it is to be turned by a quarter. */
  readonly mayBeTurned: boolean;
}

/** How much of a JPEG is read for its size: cameras write some dozens of kilobytes of notes before it. */
export const SIZE_BYTES = 64 * 1024;
/** Far more than lie before the size; a file of fillers has as many as bytes. */
const MAX_BLOCKS = 1_000;
/** The frame headers of ISO/IEC 10918-1 table B.1: all of `C0` to `CF` but tables, an extension and conditioning. */
const FRAME = /^c[0-35-79-bd-f]$/;

/** The size in pixels by the first bytes of a JPEG. Null where they do not tell. */
export async function jpegSize(head: Uint8Array): Promise<JpegSize | null> {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const file = {
    bytes: head.byteLength,
    read: async ({ start, end }: { readonly start: number; readonly end: number }) =>
      head.subarray(start, end + 1),
  };
  let blocks = 0;
  let mayBeTurned = false;
  for await (const { type, start, bytes } of pictureBlocks(file)) {
    blocks += 1;
    if (blocks > MAX_BLOCKS) return null;
    if (type === "e1") mayBeTurned = true;
    if (!FRAME.test(type)) continue;
    if (bytes < 6 || start + 5 > head.byteLength) return null;
    const [height, width] = [view.getUint16(start + 1), view.getUint16(start + 3)];
    return height === 0 || width === 0 ? null : { width, height, mayBeTurned };
  }
  return null;
}
