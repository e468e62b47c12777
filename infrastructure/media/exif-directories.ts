/** Sub-directories: of the camera, of the place, of interoperability (Exif 2.32 §4.6.3). */
const POINTERS: readonly number[] = [0x8769, 0x8825, 0xa005];
/** Cameras write five: of the picture, the camera, the place, interoperability, the small picture. */
const MAX_DIRECTORIES = 16;
/** Cameras write about a hundred and fifty; some programs leave a pointer that leads into the small picture. */
const MAX_ENTRIES = 8_000;
const ENTRY_BYTES = 12;

/**
 * Whether the directories of an Exif block are few, short and not each inside the other: readers compare each entry
 * with all others, and follow each pointer. What is no Exif at all is nobody's work.
 *
 * @param tiff from its byte order on
 */
export function isOrdinaryExif(tiff: Uint8Array): boolean {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.byteLength < 8) return true;
  const little = view.getUint16(0) === 0x4949;
  const waiting = [view.getUint32(4, little)];
  const seen = new Set<number>();
  let entries = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at < 8 || at + 2 > tiff.byteLength) continue;
    const count = Math.min(view.getUint16(at, little), Math.floor((tiff.byteLength - at - 2) / ENTRY_BYTES));
    entries += count;
    if (seen.has(at) || seen.size === MAX_DIRECTORIES || entries > MAX_ENTRIES) return false;
    seen.add(at);
    waiting.push(...directoriesIn(view, at, count, little));
    if (seen.size === 1) waiting.push(...nextOf(view, at + 2 + count * ENTRY_BYTES, little));
  }
  return true;
}

/** Readers follow the first directory to one of the small picture, and nothing from there. */
function nextOf(view: DataView, at: number, little: boolean): readonly number[] {
  return at + 4 > view.byteLength ? [] : [view.getUint32(at, little)];
}

/** Those that its entries point to. */
function directoriesIn(view: DataView, at: number, count: number, little: boolean): readonly number[] {
  const found: number[] = [];
  for (let entry = at + 2; entry < at + 2 + count * ENTRY_BYTES; entry += ENTRY_BYTES)
    if (POINTERS.includes(view.getUint16(entry, little))) found.push(view.getUint32(entry + 8, little));
  return found;
}
