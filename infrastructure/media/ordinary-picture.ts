import { isOrdinaryExif } from "@/infrastructure/media/exif-directories";
import { type Parts, type PictureBlock, pictureBlocks } from "@/infrastructure/media/picture-blocks";
import { damagedPicture } from "@/infrastructure/media/refused-file";

/** Each is read by itself. Colour profiles, depth and other notes of phones come in pieces of 64 KB, some dozens. */
const MAX_BLOCKS = 10_000;
/** In a JPEG it has 64 KB at most; elsewhere a camera's own notes are copied along. */
const MAX_EXIF_BYTES = 1024 * 1024;
/** Readers look for it, wherever in the block it is. */
const MARK = "Exif\0\0";

/**
 * Looks at what lies beside the pixels before a library does, which would follow it wherever it leads: a few
 * kilobytes of Exif that point at themselves keep it busy for a minute.
 * @throws AppError `media_rejected`
 */
export async function assertOrdinaryPicture(file: Parts): Promise<void> {
  let blocks = 0;
  for await (const block of pictureBlocks(file)) {
    blocks += 1;
    if (blocks > MAX_BLOCKS) throw damagedPicture(new Error("More blocks than a picture has"));
    if (!(await isOrdinary(file, block))) throw damagedPicture(new Error("Exif that no camera writes"));
  }
}

async function isOrdinary(file: Parts, { type, start, bytes }: PictureBlock): Promise<boolean> {
  if (type !== "e1" && type !== "eXIf" && type !== "EXIF") return true;
  const begin = await file.read({ start, end: start + MARK.length - 1 });
  if (type === "e1" && !text(begin).startsWith("Exif")) return true;
  if (bytes > MAX_EXIF_BYTES) return false;
  const block = await file.read({ start, end: start + bytes - 1 });
  const mark = text(block).indexOf(MARK);
  return isOrdinaryExif(mark === -1 ? block : block.subarray(mark + MARK.length));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
