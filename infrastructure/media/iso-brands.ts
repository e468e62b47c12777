/** A `ftyp` box names at most a handful of brands; what is longer is no such box. */
const MAX_BOX_BYTES = 1024;
const HEADER_BYTES = 16;

/**
 * The brands of an ISO base media file (MP4, MOV, HEIF, AVIF …), the major one first, in lower case without
 * padding. Null when the file does not begin with a whole `ftyp` box: letters in the right place are not
 * enough, or text with `ftyp` in it would pass for a video.
 */
export function isoBrands(head: Uint8Array, fileBytes: number): readonly string[] | null {
  if (head.byteLength < HEADER_BYTES || fourAt(head, 4) !== "ftyp") return null;
  const size = new DataView(head.buffer, head.byteOffset).getUint32(0);
  const isWhole = size >= HEADER_BYTES && size % 4 === 0 && size <= Math.min(MAX_BOX_BYTES, fileBytes);
  if (!isWhole) return null;
  const brands = [fourAt(head, 8)];
  for (let at = HEADER_BYTES; at < Math.min(size, head.byteLength); at += 4) brands.push(fourAt(head, at));
  return brands.every((brand) => /^[\x20-\x7e]+$/.test(brand))
    ? brands.map((brand) => brand.trim().toLowerCase())
    : null;
}

function fourAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
