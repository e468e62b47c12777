import { createHash } from "node:crypto";
import { BufferSource, EncodedPacketSink, Input, MP4, QTFF } from "mediabunny";
import { describe, expect, it } from "vitest";
import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { aBox, boxesIn, boxIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { mp4VideoReader } from "@/infrastructure/media/video/mp4-video-reader";
import { AWKWARD_VIDEOS } from "@/tests/media/awkward-videos";
import { MemoryFile } from "@/tests/media/memory-file";
import { cutOff, joined } from "@/tests/media/patched-videos";
import { aVideo } from "@/tests/media/videos";

async function indexFirst(content: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of mp4VideoReader.withIndexFirst(new MemoryFile(content))) parts.push(part);
  return joined(parts);
}

/** Each packet of each track with its time, as a player gets it. */
async function packets(content: Uint8Array): Promise<string[]> {
  const input = new Input({ formats: [MP4, QTFF], source: new BufferSource(content) });
  const found: string[] = [];
  for (const track of await input.getTracks()) {
    for await (const { timestamp, data } of new EncodedPacketSink(track).packets())
      found.push(`${track.id} ${timestamp} ${createHash("sha256").update(data).digest("hex")}`);
  }
  input.dispose();
  return found;
}

const typesOf = (content: Uint8Array): string[] =>
  [...boxesIn(new IndexBytes(content), { body: 0, end: content.byteLength })].map(({ type }) => type);

const INDEX_LAST = [
  "index-at-the-end.mov",
  "ten-bit-hevc.mp4",
  "rotated-phone.mov",
  "edit-list-that-cuts.mp4",
];

describe("a video with its index at the end", () => {
  it.each(INDEX_LAST)("%s keeps its facts and samples when the index comes first", async (name) => {
    const before = (await AWKWARD_VIDEOS[name]?.()) ?? new Uint8Array();
    const after = await indexFirst(before);
    const [facts, moved] = await Promise.all(
      [before, after].map((content) => mp4VideoReader.read(new MemoryFile(content))),
    );
    expect(facts?.facts.wasIndexFirst).toBe(false);
    expect(moved).toEqual({ ...facts, facts: { ...facts?.facts, wasIndexFirst: true } });
    expect(after.byteLength).toBe(before.byteLength);
    expect(await packets(after)).toEqual(await packets(before));
  });

  it("gives the same bytes each time, and the same again for what is in order", async () => {
    const before = await aVideo({ index: "last" });
    const after = await indexFirst(before);
    for (const again of [await indexFirst(before), await indexFirst(after)])
      expect(Buffer.compare(again, after)).toBe(0);
  });

  it("leaves a file in fragments as it is", async () => {
    const content = await aVideo({ index: "fragments" });
    expect(Buffer.compare(await indexFirst(content), content)).toBe(0);
  });

  it("keeps what lies between and behind, in its order", async () => {
    const video = await aVideo({ index: "last", seconds: 3 });
    const odd = joined([
      video,
      aBox("uuid", new Uint8Array(24)),
      aBox("mdat", new Uint8Array(9)),
      aBox("skip"),
    ]);
    const after = await indexFirst(odd);
    expect(typesOf(after)).toEqual([
      "ftyp",
      "moov",
      ...typesOf(odd).filter((type) => !/ftyp|moov/.test(type)),
    ]);
    expect(await packets(after)).toEqual(await packets(odd));
  });

  it("keeps the zero that QuickTime ends a list of boxes with", async () => {
    const video = await aVideo({ index: "last", seconds: 3 });
    const bytes = new IndexBytes(video);
    const moov = boxIn(bytes, { body: 0, end: video.byteLength }, "moov");
    const ended = aBox("moov", video.subarray(moov?.body, moov?.end), new Uint8Array(4));
    const old = joined([video.subarray(0, moov?.start), ended]);
    const after = await indexFirst(old);
    expect(after.byteLength).toBe(old.byteLength);
    expect(await packets(after)).toEqual(await packets(video));
  });

  it("puts it at the very front of an old film that has no brand", async () => {
    const video = await aVideo({ index: "last", container: "mov" });
    const bytes = new IndexBytes(video);
    const ftyp = boxIn(bytes, { body: 0, end: video.byteLength }, "ftyp");
    const old = await indexFirst(withOffsetsMoved(video, ftyp?.end ?? 0));
    expect(typesOf(old)[0]).toBe("moov");
    const { facts } = await mp4VideoReader.read(new MemoryFile(old));
    expect(facts).toMatchObject({ container: "mov", wasIndexFirst: true });
  });

  it("refuses what was cut off", async () => {
    const content = cutOff(await aVideo({ index: "last" }), 0.5);
    await expect(indexFirst(content)).rejects.toMatchObject({ code: "media_rejected" });
  });

  it("gives offsets 64 bits where the file is beyond 4 GB", async () => {
    const film = await aVideo({ index: "last", seconds: 3 });
    const file = new HugeFile(film, 5 * 2 ** 30);
    const parts: Uint8Array[] = [];
    for await (const part of mp4VideoReader.withIndexFirst(file)) parts.push(part);
    const moov = parts.find((part) => new IndexBytes(part).fourCc(4) === "moov") ?? new Uint8Array();
    const before = offsetsOf(film);
    const after = offsetsOf(moov);
    expect(after.types).toEqual(["co64", "co64"]);
    expect(after.offsets).toEqual(before.offsets.map((offset) => offset + moov.byteLength));
  });
});

/** The same film without its first bytes: each offset points before what it pointed at. */
function withOffsetsMoved(video: Uint8Array, by: number): Uint8Array {
  const content = video.slice(by);
  const bytes = new IndexBytes(content);
  const view = new DataView(content.buffer, content.byteOffset);
  for (const { type, body } of tablesOf(bytes)) {
    if (type !== "stco") throw new Error("Only short tables are moved");
    for (let at = body + 8; at < body + 8 + bytes.u32(body + 4) * 4; at += 4)
      view.setUint32(at, bytes.u32(at) - by);
  }
  return content;
}

function tablesOf(bytes: IndexBytes) {
  const moov = boxIn(bytes, { body: 0, end: bytes.length }, "moov");
  if (moov === null) throw new Error("No index");
  return [...boxesIn(bytes, moov)].flatMap((trak) => {
    if (trak.type !== "trak") return [];
    const stbl = boxIn(bytes, trak, "mdia", "minf", "stbl");
    return stbl === null
      ? []
      : [...boxesIn(bytes, stbl)].filter(({ type }) => type === "stco" || type === "co64");
  });
}

function offsetsOf(content: Uint8Array) {
  const bytes = new IndexBytes(content);
  const tables = tablesOf(bytes);
  return {
    types: tables.map(({ type }) => type),
    offsets: tables.flatMap(({ type, body }) =>
      Array.from({ length: bytes.u32(body + 4) }, (_, index) =>
        type === "co64" ? bytes.u64(body + 8 + index * 8) : bytes.u32(body + 8 + index * 4),
      ),
    ),
  };
}

/** A film and, behind it, a box of nothing up to a size that no memory holds. */
class HugeFile implements ArrivedFile {
  readonly blobKey = null;
  readonly stem = "film";
  readonly originalName = null;
  readonly #film: Uint8Array;

  constructor(
    film: Uint8Array,
    readonly bytes: number,
  ) {
    const tail = aBox("free", new Uint8Array(8));
    const view = new DataView(tail.buffer);
    view.setUint32(0, 1);
    view.setBigUint64(8, BigInt(bytes - film.byteLength));
    this.#film = joined([film, tail]);
  }

  async read({ start, end }: { start: number; end: number }): Promise<Uint8Array> {
    return this.#film.slice(start, end + 1);
  }

  async *stream({ start } = { start: 0 }): AsyncGenerator<Uint8Array> {
    yield this.#film.slice(start, start + 8);
  }

  withPath<T>(): Promise<T> {
    throw new Error("This file has no path");
  }
}
