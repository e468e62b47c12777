import { aBox, type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { joined, withEditList, words } from "./patched-videos";
import { aVideo } from "./videos";

/** The second track. */
export const SOUND = 1;
const NESTED = ["trak", "edts", "mdia", "minf", "stbl"];

/** A real video in which one table of the pictures (or of the sound) is another one. */
export function withTable(type: string, body: Uint8Array, track = 0): Promise<Uint8Array> {
  return withTables({ [type]: body }, track);
}

/** The same of several tables. */
export async function withTables(
  tables: Readonly<Record<string, Uint8Array>>,
  track = 0,
): Promise<Uint8Array> {
  const plain = await aVideo({ seconds: 1, index: "last" });
  const video = withEditList(plain, [{ seconds: 1, start: 0 }]);
  return replacedIn(video, track, ({ type }) => {
    const body = tables[type];
    return body === undefined ? null : aBox(type, body);
  });
}

/** The same film, its index the last box, with more boxes in the description of its pictures. */
export function withDescription(video: Uint8Array, ...more: readonly Uint8Array[]): Uint8Array {
  const bytes = new IndexBytes(video);
  return replacedIn(video, 0, ({ type, body, end }) => {
    if (type !== "stsd") return null;
    const [entry] = boxesIn(bytes, { body: body + 8, end });
    if (entry === undefined) throw new Error("No description");
    const description = aBox(entry.type, video.subarray(entry.body, entry.end), ...more);
    return aBox("stsd", words(0, 1), description);
  });
}

/** @param other what a box of that track becomes; null: it stays */
function replacedIn(video: Uint8Array, track: number, other: (box: Box) => Uint8Array | null): Uint8Array {
  const { bytes, before, children } = indexOf(video);
  const chosen = children.filter((box) => box.type === "trak")[track];
  const replaced = (box: Box): Uint8Array => {
    const instead = other(box);
    if (instead !== null) return instead;
    return NESTED.includes(box.type)
      ? aBox(box.type, ...[...boxesIn(bytes, box)].map(replaced))
      : video.subarray(box.start, box.end);
  };
  const moov = children.map((box) =>
    box.start === chosen?.start ? replaced(box) : video.subarray(box.start, box.end),
  );
  return joined([before, aBox("moov", ...moov)]);
}

/** A film that plays, with tracks in tracks behind what it needs. */
export function withIndexInItself(video: Uint8Array, depth: number): Uint8Array {
  const { before, children } = indexOf(video);
  const parts = children.map(({ start, end }) => video.subarray(start, end));
  return joined([before, aBox("moov", ...parts, nestedBoxes(["trak"], depth, new Uint8Array()))]);
}

/** Boxes of these types in turn, each in the one before, so many, around `content`. */
export function nestedBoxes(types: readonly string[], depth: number, content: Uint8Array): Uint8Array {
  const heads = new Uint8Array(depth * 8);
  const view = new DataView(heads.buffer);
  for (let level = 0; level < depth; level += 1) {
    view.setUint32(level * 8, heads.byteLength - level * 8 + content.byteLength);
    heads.set(new TextEncoder().encode(types[level % types.length] ?? ""), level * 8 + 4);
  }
  return joined([heads, content]);
}

/** Of a file whose index is the last box. */
export function indexOf(video: Uint8Array) {
  const bytes = new IndexBytes(video);
  const moov = boxIn(bytes, { body: 0, end: video.byteLength }, "moov");
  if (moov === null) throw new Error("No index");
  return { bytes, moov, before: video.subarray(0, moov.start), children: [...boxesIn(bytes, moov)] };
}
