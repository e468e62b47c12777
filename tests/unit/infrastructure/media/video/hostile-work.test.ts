import { describe, expect, it } from "vitest";
import { aBox, boxIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { playableTracks } from "@/infrastructure/media/video/movie-index";
import { mp4VideoReader } from "@/infrastructure/media/video/mp4-video-reader";
import { shortenedIndex } from "@/infrastructure/media/video/shortened-index";
import { indexOf, nestedBoxes, withDescription, withTable, withTables } from "@/tests/media/hostile-tables";
import { MemoryFile } from "@/tests/media/memory-file";
import { joined, words } from "@/tests/media/patched-videos";
import { turnsDuring } from "@/tests/media/turns";
import { aVideo } from "@/tests/media/videos";

const DAMAGED = { code: "media_rejected", details: { issues: [{ rule: "video_damaged" }] } };
const MEGABYTE = 1024 * 1024;

const read = (content: Uint8Array) => mp4VideoReader.read(new MemoryFile(content));

async function rewrite(content: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of mp4VideoReader.withIndexFirst(new MemoryFile(content))) parts.push(part);
  return joined(parts);
}

/** A film that plays, with more in its index behind what it needs. */
async function withMore(...more: Uint8Array[]): Promise<Uint8Array> {
  const video = await aVideo({ seconds: 3, sound: null, index: "last" });
  const { before, children } = indexOf(video);
  const parts = children.map(({ start, end }) => video.subarray(start, end));
  return joined([before, aBox("moov", ...parts, ...more)]);
}

/** As many rows of zeros. */
const table = (rows: number, rowBytes: number, head: Uint8Array): Uint8Array =>
  joined([head, new Uint8Array(rows * rowBytes)]);

describe("an index that lies in itself", () => {
  it.each([
    ["trak", 400],
    ["trak", 20_000],
    ["trak mdia", 20_000],
    ["trak mdia minf stbl", 20_000],
    ["trak mdia minf stbl stbl", 5],
    ["trak stbl", 2],
    ["mdia", 1],
    ["moov", 1],
  ])("%s, %i deep, is refused by whoever looks at it", async (types, depth) => {
    const film = await withMore(nestedBoxes(types.split(" "), depth, new Uint8Array(10 * MEGABYTE)));
    await expect(read(film)).rejects.toMatchObject(DAMAGED);
    await expect(rewrite(film)).rejects.toMatchObject(DAMAGED);
  });

  it("is nobody's business where nobody looks", async () => {
    const film = await withMore(aBox("udta", nestedBoxes(["trak"], 400, new Uint8Array())));
    expect(await read(film)).toMatchObject({ durationMs: 3_000 });
    expect(
      boxIn(new IndexBytes(await rewrite(film)), { body: 0, end: film.byteLength }, "moov", "udta"),
    ).not.toBeNull();
  });
});

describe("more than a film has", () => {
  it("boxes in many tracks are refused before all of them were passed", async () => {
    const boxes = joined(Array.from({ length: 1_000 }, () => aBox("free")));
    const traks = Array.from({ length: 500 }, () => aBox("trak", boxes));
    await expect(read(await withMore(...traks))).rejects.toMatchObject(DAMAGED);
  });

  it("boxes in many fragments of a fragment are refused", async () => {
    const video = await aVideo({ seconds: 3, sound: null, index: "fragments" });
    const boxes = joined(Array.from({ length: 1_000 }, () => aBox("free")));
    const trafs = Array.from({ length: 500 }, () => aBox("traf", aBox("tfhd", words(0, 1)), boxes));
    await expect(read(joined([video, aBox("moof", ...trafs)]))).rejects.toMatchObject(DAMAGED);
  });

  it("edits are refused", async () => {
    const edits = new Uint8Array(8 + 12 * 100_000);
    edits.set(words(0, 100_000));
    await expect(read(await withTable("elst", edits))).rejects.toMatchObject(DAMAGED);
  });

  it("descriptions of one kind are read once", async () => {
    const video = await aVideo({ seconds: 3, sound: null, index: "last" });
    const repeated = Array.from({ length: 200 }, () => aBox("pasp", words(1, 1), new Uint8Array(60_000)));
    const film = withDescription(video, ...repeated);
    const { bytes: index, moov } = indexOf(film);
    const [track] = playableTracks(index, moov);
    const short = track && shortenedIndex(index, moov, track, new TextEncoder().encode("isom"));
    expect(short?.byteLength).toBeLessThan(62_000);
    expect(await read(film)).toMatchObject({ width: 1080, height: 1920 });
  });
});

describe("others have their turn", () => {
  it.each([
    ["times", { stts: table(1_500_000, 8, words(0, 1_500_000, 30, 512)) }],
    ["sizes", { stsz: table(3_000_000, 4, words(0, 0, 3_000_000)), stsc: words(0, 1, 1, 3_000_000, 1) }],
    [
      "places",
      {
        stsz: words(0, 1, 3_000_000),
        stsc: words(0, 1, 1, 1, 1),
        stco: table(3_000_000, 4, words(0, 3_000_000)),
      },
    ],
  ])("while a table of millions of %s is read", async (_, tables) => {
    const film = await withTables(tables);
    expect(await turnsDuring(() => read(film))).toBeGreaterThan(50);
  });

  it("while a piece of a million samples is read", async () => {
    const video = await aVideo({ seconds: 3, sound: null, index: "fragments" });
    const run = aBox("trun", words(0x100, 3_000_000), new Uint8Array(12_000_000));
    const film = joined([video, aBox("moof", aBox("traf", aBox("tfhd", words(0, 1)), run))]);
    expect(await turnsDuring(() => read(film))).toBeGreaterThan(50);
  });

  it("while the places of three million chunks are written anew", async () => {
    const film = await withTable("stco", joined([words(0, 3_000_000), new Uint8Array(12_000_000)]));
    expect(await turnsDuring(() => rewrite(film))).toBeGreaterThan(50);
  });
});
