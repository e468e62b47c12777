import { aBox, boxIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { joined, words } from "./patched-videos";

/** A track as cameras and editors write it beside picture and sound. */
export interface ExtraTrack {
  /** Null: no handler at all. */
  readonly handler: string | null;
  /** Each a sample description without its header. */
  readonly entries: readonly (readonly [type: string, body: Uint8Array])[];
  readonly enabled?: boolean;
  readonly timescale?: number;
  /** Its samples, one in each chunk. */
  readonly samples?: readonly Uint8Array[];
  /** Boxes that are left out. */
  readonly without?: readonly string[];
  /** Goes before the others, not behind them. */
  readonly first?: boolean;
}

/** The file, whose index has to be its last box, with this track in it. */
export function withTrack(file: Uint8Array, track: ExtraTrack): Uint8Array {
  const moov = boxIn(new IndexBytes(file), { body: 0, end: file.byteLength }, "moov");
  if (moov?.end !== file.byteLength) throw new Error("The index is not the last box");
  const { samples = [] } = track;
  const media = samples.length > 0 ? aBox("mdat", ...samples) : new Uint8Array();
  const offsets: number[] = [];
  let at = moov.start + 8;
  for (const sample of samples) {
    offsets.push(at);
    at += sample.byteLength;
  }
  const mvhd = boxIn(new IndexBytes(file), moov, "mvhd");
  if (mvhd === null) throw new Error("No header");
  const rest = file.subarray(mvhd.end, moov.end);
  const added = traked(track, offsets);
  const tracks = track.first ? [added, rest] : [rest, added];
  return joined([
    file.subarray(0, moov.start),
    media,
    aBox("moov", file.subarray(mvhd.start, mvhd.end), ...tracks),
  ]);
}

/** Where the samples of the last track of this handler lie, in the index that is there now. */
export function offsetsOfTrack(file: Uint8Array, trackId: number): number[] {
  const bytes = new IndexBytes(file);
  const marked = Buffer.from(file).indexOf(joined([Buffer.from("tkhd"), words(1, 0, 0, trackId)]));
  const at = Buffer.from(file).indexOf("stco", marked);
  return Array.from({ length: bytes.u32(at + 8) }, (_, index) => bytes.u32(at + 12 + index * 4));
}

export const EXTRA_TRACK_ID = 4_711;

function traked(
  { handler, entries, enabled = true, timescale = 1_000, samples = [], without = [] }: ExtraTrack,
  offsets: readonly number[],
) {
  const kept = (type: string, ...parts: readonly Uint8Array[]): Uint8Array =>
    without.includes(type) ? new Uint8Array() : aBox(type, ...parts);
  const descriptions = entries.map(([type, body]) =>
    aBox(type, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1]), body),
  );
  const stbl = kept(
    "stbl",
    kept("stsd", words(0, entries.length), ...descriptions),
    kept("stts", words(0, 1, samples.length, 1_000)),
    kept("stsc", words(0, 1, 1, 1, 1)),
    kept("stsz", words(0, 0, samples.length, ...samples.map(({ byteLength }) => byteLength))),
    kept("stco", words(0, offsets.length, ...offsets)),
  );
  const hdlr =
    handler === null ? new Uint8Array() : kept("hdlr", words(0, 0), Buffer.from(handler), words(0, 0, 0));
  const media = kept("mdia", kept("mdhd", words(0, 0, 0, timescale, 5_000, 0)), hdlr, kept("minf", stbl));
  const header = new Uint8Array(84);
  header.set(words(enabled ? 1 : 0, 0, 0, EXTRA_TRACK_ID));
  return aBox("trak", kept("tkhd", header), media);
}
