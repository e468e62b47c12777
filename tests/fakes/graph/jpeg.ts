export interface JpegSize {
  width: number;
  height: number;
}

const SOF = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const STANDALONE = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]);
const APP2 = 0xe2;
const START_OF_SCAN = 0xda;

/** Size from the frame header; null for anything that is not a plain JPEG (multi-picture files too). */
export function readJpegSize(bytes: Uint8Array): JpegSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (STANDALONE.has(marker)) {
      at += 2;
      continue;
    }
    if (marker === START_OF_SCAN) return null;
    const isMultiPicture =
      marker === APP2 && String.fromCharCode(...bytes.subarray(at + 4, at + 7)) === "MPF";
    if (isMultiPicture) return null;
    if (SOF.has(marker)) return at + 9 <= bytes.length ? sizeAt(view, at) : null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function sizeAt(view: DataView, at: number): JpegSize | null {
  const size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  return size.width > 0 && size.height > 0 ? size : null;
}
