import { aBox, type Box, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { joined, withEditList } from "./patched-videos";
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
  const { bytes, before, children } = indexOf(video);
  const chosen = children.filter((box) => box.type === "trak")[track];
  const replaced = (box: Box): Uint8Array => {
    const body = tables[box.type];
    if (body !== undefined) return aBox(box.type, body);
    return NESTED.includes(box.type)
      ? aBox(box.type, ...[...boxesIn(bytes, box)].map(replaced))
      : video.subarray(box.start, box.end);
  };
  const moov = children.map((box) =>
    box.start === chosen?.start ? replaced(box) : video.subarray(box.start, box.end),
  );
  return joined([before, aBox("moov", ...moov)]);
}

/** Of a file whose index is the last box. */
export function indexOf(video: Uint8Array) {
  const bytes = new IndexBytes(video);
  const moov = boxIn(bytes, { body: 0, end: video.byteLength }, "moov");
  if (moov === null) throw new Error("No index");
  return { bytes, moov, before: video.subarray(0, moov.start), children: [...boxesIn(bytes, moov)] };
}
