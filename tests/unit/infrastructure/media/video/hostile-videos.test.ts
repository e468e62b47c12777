import { describe, expect, it } from "vitest";
import { aBox, boxIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { mp4VideoReader } from "@/infrastructure/media/video/mp4-video-reader";
import { indexOf, SOUND, withTable } from "@/tests/media/hostile-tables";
import { MemoryFile } from "@/tests/media/memory-file";
import { joined, words } from "@/tests/media/patched-videos";
import { aVideo } from "@/tests/media/videos";

const FTYP = aBox("ftyp", new TextEncoder().encode("isomxxxx"));
const LARGEST = 0xffff_ffff;
/** Far above what any of these takes, far below what an attack would. */
const QUICK_MS = 2_000;

async function ruleOf(content: Uint8Array): Promise<string | undefined> {
  const begun = performance.now();
  const failure: unknown = await mp4VideoReader
    .read(new MemoryFile(content))
    .catch((cause: unknown) => cause);
  expect(performance.now() - begun).toBeLessThan(QUICK_MS);
  expect(failure).toMatchObject({ code: "media_rejected", details: { issues: [{ path: "file" }] } });
  return String(Object(failure).details.issues[0].rule);
}

describe("a hostile video is refused at once, in words", () => {
  it.each([
    ["nothing", new Uint8Array()],
    ["a single byte", new Uint8Array(1)],
    ["zeros", new Uint8Array(5_000)],
  ])("%s", async (_, content) => {
    expect(await ruleOf(content)).toBe("video_container");
  });

  it("an index that claims to be larger than the file", async () => {
    expect(await ruleOf(joined([FTYP, words(LARGEST), new TextEncoder().encode("moov")]))).toBe(
      "video_cut_off",
    );
  });

  it("an index larger than any real one", async () => {
    expect(await ruleOf(joined([FTYP, aBox("moov", new Uint8Array(17 * 1024 * 1024))]))).toBe(
      "video_index_size",
    );
  });

  it("thousands of boxes", async () => {
    const many = joined(Array.from({ length: 9_000 }, () => aBox("free")));
    expect(await ruleOf(joined([FTYP, many]))).toBe("video_pieces");
    const video = await aVideo({ seconds: 1, index: "last" });
    const { before, children } = indexOf(video);
    const parts = children.map(({ start, end }) => video.subarray(start, end));
    expect(await ruleOf(joined([before, aBox("moov", ...parts, many)]))).toBe("video_damaged");
  });

  it("thousands of tracks", async () => {
    const video = await aVideo({ seconds: 1, sound: null, index: "last" });
    const { before, children } = indexOf(video);
    const copies = Array.from({ length: 100 }, () => children).flat();
    const parts = copies.map(({ start, end }) => video.subarray(start, end));
    expect(await ruleOf(joined([before, aBox("moov", ...parts)]))).toBe("video_tracks");
  });

  it("boxes nested a hundred thousand deep", async () => {
    const depth = 100_000;
    const nested = new Uint8Array(depth * 8);
    const view = new DataView(nested.buffer);
    for (let level = 0; level < depth; level += 1) {
      view.setUint32(level * 8, (depth - level) * 8);
      nested.set(new TextEncoder().encode(level % 2 === 0 ? "trak" : "mdia"), level * 8 + 4);
    }
    expect(await ruleOf(joined([FTYP, aBox("moov", nested)]))).toBe("video_damaged");
  });

  it.each([
    ["stts", words(0, LARGEST, 1, 1)],
    ["stsz", words(0, 0, LARGEST)],
    ["stsc", words(0, LARGEST, 1, 1, 1)],
    ["stco", words(0, LARGEST, 1)],
    ["elst", words(0, LARGEST)],
  ])("a table %s that claims more entries than it has", async (type, body) => {
    expect(await ruleOf(await withTable(type, body))).toBe("video_damaged");
  });

  it("a box that reaches beyond its parent", async () => {
    const video = await aVideo({ seconds: 1, index: "last" });
    const bytes = new IndexBytes(video);
    const hdlr = boxIn(bytes, { body: 0, end: video.byteLength }, "moov", "trak", "mdia", "hdlr");
    new DataView(video.buffer).setUint32(hdlr?.start ?? 0, LARGEST);
    expect(await ruleOf(video)).toBe("video_damaged");
  });

  it("samples that would be larger than the file", async () => {
    expect(await ruleOf(await withTable("stsz", words(0, LARGEST, LARGEST)))).toBe("video_cut_off");
  });

  it("samples beyond the file", async () => {
    expect(await ruleOf(await withTable("stco", words(0, 1, LARGEST)))).toBe("video_cut_off");
  });

  it("four thousand million frames that take no time", async () => {
    expect(await ruleOf(await withTable("stts", words(0, 1, LARGEST, 0)))).toBe("video_missing");
  });

  it("time without seconds", async () => {
    expect(await ruleOf(await withTable("mdhd", words(0, 0, 0, 0, 1_000, 0)))).toBe("video_damaged");
  });

  it("no frames", async () => {
    expect(await ruleOf(await withTable("stsz", words(0, 0, 0)))).toBe("video_missing");
  });

  it.each([
    ["four thousand million samples", words(0x300, LARGEST, 1, 1)],
    ["more samples than its box holds", words(0x300, 3, 1, 1)],
  ])("a fragment of %s", async (_, run) => {
    const video = await aVideo({ seconds: 1, sound: null, index: "fragments" });
    const traf = aBox("traf", aBox("tfhd", words(0, 1)), aBox("trun", run), aBox("free", new Uint8Array(64)));
    expect(await ruleOf(joined([video, aBox("moof", traf)]))).toBe("video_damaged");
  });

  it("sound in a description that means nothing", async () => {
    const video = await aVideo({ seconds: 1 });
    const at = Buffer.from(video).indexOf("esds");
    video.fill(0xff, at + 8, at + 20);
    expect(await ruleOf(video)).toBe("video_damaged");
  });

  it("sound at a rate that is no number", async () => {
    const entry = new DataView(new ArrayBuffer(64));
    entry.setUint16(8, 2);
    entry.setFloat64(32, Number.NaN);
    const sound = joined([words(0, 1), aBox("mp4a", new Uint8Array(entry.buffer))]);
    expect(await ruleOf(await withTable("stsd", sound, SOUND))).toBe("video_damaged");
  });

  it("only sound", async () => {
    const video = await aVideo({ seconds: 1, index: "last" });
    const { before, children } = indexOf(video);
    const picture = children.findIndex(({ type }) => type === "trak");
    const rest = children.filter((_, index) => index !== picture);
    const parts = rest.map(({ start, end }) => video.subarray(start, end));
    expect(await ruleOf(joined([before, aBox("moov", ...parts)]))).toBe("video_missing");
  });
});
