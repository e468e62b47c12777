import { aBox, type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";

export interface AnEdit {
  readonly seconds: number;
  /** Where in the track it begins, in seconds; null shows nothing meanwhile. */
  readonly start: number | null;
  readonly rate?: number;
}

/**
 * The same file with this edit list in each of its tracks, as phones and editors write it. Its index has to be
 * the last box: then nothing else moves.
 */
export function withEditList(file: Uint8Array, edits: readonly AnEdit[]): Uint8Array {
  const bytes = new IndexBytes(file);
  const boxes = [...boxesIn(bytes, { body: 0, end: file.byteLength })];
  const moov = boxes.at(-1);
  if (moov?.type !== "moov") throw new Error("The index is not the last box");
  const children = [...boxesIn(bytes, moov)].map((box) =>
    box.type === "trak" ? editedTrack(bytes, moov, box, edits) : whole(bytes, box),
  );
  return joined([file.subarray(0, moov.start), aBox("moov", ...children)]);
}

function editedTrack(bytes: IndexBytes, moov: Box, trak: Box, edits: readonly AnEdit[]): Uint8Array {
  const ticks = { movie: timescale(bytes, moov, "mvhd"), track: timescale(bytes, trak, "mdia", "mdhd") };
  const list = new DataView(new ArrayBuffer(8 + edits.length * 12));
  list.setUint32(4, edits.length);
  edits.forEach(({ seconds, start, rate = 1 }, index) => {
    list.setUint32(8 + index * 12, seconds * ticks.movie);
    list.setInt32(12 + index * 12, start === null ? -1 : start * ticks.track);
    list.setInt32(16 + index * 12, rate * 0x10000);
  });
  const edts = aBox("edts", aBox("elst", new Uint8Array(list.buffer)));
  const others = [...boxesIn(bytes, trak)].filter(({ type }) => type !== "edts");
  return aBox("trak", ...others.map((box) => whole(bytes, box)), edts);
}

function timescale(bytes: IndexBytes, parent: Box, ...path: readonly string[]): number {
  const header = boxIn(bytes, parent, ...path);
  if (header === null || bytes.u8(header.body) !== 0) throw new Error("No short header");
  return bytes.u32(header.body + 12);
}

function whole({ bytes }: IndexBytes, { start, end }: Box): Uint8Array {
  return bytes.subarray(start, end);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Four bytes for each number, as an index writes them. */
export function words(...numbers: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 4));
  numbers.forEach((number, index) => {
    view.setUint32(index * 4, number);
  });
  return new Uint8Array(view.buffer);
}

/** As a copy leaves it that was cut off. */
export function cutOff(file: Uint8Array, share: number): Uint8Array {
  return file.slice(0, Math.floor(file.byteLength * share));
}
