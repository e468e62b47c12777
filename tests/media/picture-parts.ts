import { crc32 } from "node:zlib";

/** Signature and IHDR. */
const PNG_HEAD_BYTES = 33;

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The same PNG with these chunks right after its header. */
export function withPngChunks(png: Uint8Array, chunks: readonly Uint8Array[]): Buffer {
  return Buffer.concat([png.subarray(0, PNG_HEAD_BYTES), ...chunks, png.subarray(PNG_HEAD_BYTES)]);
}

export function pngHeader(width: number, height: number, bitDepth: number, colourType: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([bitDepth, colourType], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), pngChunk("IHDR", data)]);
}

export interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  /** Without marker and length. */
  readonly body: Buffer;
}

/** What comes before the pixels of a JPEG, and the scan's own header last. */
export function jpegSegments(jpeg: Uint8Array): JpegSegment[] {
  const bytes = Buffer.from(jpeg);
  const segments: JpegSegment[] = [];
  for (let start = 2; ; ) {
    const marker = bytes.readUInt16BE(start);
    const end = start + 2 + bytes.readUInt16BE(start + 2);
    segments.push({ marker, start, body: bytes.subarray(start + 4, end) });
    if (marker === 0xffda) return segments;
    start = end;
  }
}

/** The same JPEG with one more segment right at its beginning. */
export function withJpegSegment(jpeg: Uint8Array, marker: number, body: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(marker, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(body, "latin1"), jpeg.subarray(2)]);
}

/** The same lossy WebP, claiming another size. */
export function withWebpSize(webp: Uint8Array, width: number, height: number): Buffer {
  const bytes = Buffer.from(webp);
  const frame = bytes.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
  bytes.writeUInt16LE(width, frame + 3);
  bytes.writeUInt16LE(height, frame + 5);
  return bytes;
}
