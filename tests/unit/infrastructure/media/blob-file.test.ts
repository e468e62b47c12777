import { randomBytes } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { oneChunk } from "@/core/application/social/posts/one-chunk";
import { BlobFile } from "@/infrastructure/media/blob-file";
import { aBox } from "@/infrastructure/media/video/boxes";
import { mp4VideoReader } from "@/infrastructure/media/video/mp4-video-reader";
import { webStream } from "@/infrastructure/media/web-stream";
import { MemoryBlobStore } from "@/tests/fakes/stores/memory-blob-store";
import { joined } from "@/tests/media/patched-videos";
import { aVideo } from "@/tests/media/videos";

const CONTENT = randomBytes(5_000);

async function aBlobFile(): Promise<BlobFile> {
  const blobs = new MemoryBlobStore();
  await blobs.put("key", oneChunk(CONTENT));
  return new BlobFile(blobs, "key", "stem", CONTENT.length);
}

/** Tells how often bytes were asked for. */
class CountedBlobs extends MemoryBlobStore {
  opened = 0;

  override open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    this.opened += 1;
    return super.open(key, range);
  }
}

/** A film of pieces that goes on, behind its end, in thousands of small boxes. */
async function aFilmInPieces(): Promise<Uint8Array> {
  const film = await aVideo({ seconds: 20, index: "fragments" });
  return joined([film, ...Array.from({ length: 4_000 }, () => aBox("free", new Uint8Array(700)))]);
}

describe("a file that arrived as a blob", () => {
  it("asks the store for a megabyte where its reader takes a few bytes after another", async () => {
    const film = await aFilmInPieces();
    const blobs = new CountedBlobs();
    await blobs.put("key", oneChunk(film));
    const reading = await mp4VideoReader.read(new BlobFile(blobs, "key", "stem", film.byteLength));
    expect(reading.durationMs).toBe(20_000);
    const megabytes = Math.ceil(film.byteLength / (1024 * 1024));
    expect(blobs.opened).toBeLessThanOrEqual(megabytes + 2);
  });

  it("reads parts of any length in any order, across the windows that it reads ahead", async () => {
    const content = randomBytes(5 * 1024 * 1024);
    const blobs = new CountedBlobs();
    await blobs.put("key", oneChunk(content));
    const file = new BlobFile(blobs, "key", "stem", content.length);
    const at = fc.nat(content.length + 10);
    const length = fc.oneof(fc.nat(64), fc.nat(2 * 1024 * 1024));
    await fc.assert(
      fc.asyncProperty(at, length, async (start, more) => {
        const part = await file.read({ start, end: start + more });
        expect(Buffer.from(part).equals(content.subarray(start, start + more + 1))).toBe(true);
      }),
    );
  });

  it("reads any range as far as it goes", async () => {
    const file = await aBlobFile();
    const at = fc.integer({ min: 0, max: 6_000 });
    await fc.assert(
      fc.asyncProperty(at, at, async (start, length) => {
        const end = start + length;
        expect(Buffer.from(await file.read({ start, end })).equals(CONTENT.subarray(start, end + 1))).toBe(
          true,
        );
      }),
    );
  });

  it("streams whole or in part", async () => {
    const file = await aBlobFile();
    const whole = await new Response(webStream(file.stream())).arrayBuffer();
    expect(Buffer.from(whole).equals(CONTENT)).toBe(true);
    const part = await new Response(webStream(file.stream({ start: 9, end: 10 }))).arrayBuffer();
    expect(Buffer.from(part).equals(CONTENT.subarray(9, 11))).toBe(true);
  });

  it("lends itself as a file, which is gone afterwards, also when its use fails", async () => {
    const paths: string[] = [];
    const file = await aBlobFile();
    const failing = file.withPath(async (path) => {
      paths.push(path);
      expect((await readFile(path)).equals(CONTENT)).toBe(true);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await expect(access(dirname(paths[0] ?? "/"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("says so when its bytes were deleted meanwhile", async () => {
    const gone = new BlobFile(new MemoryBlobStore(), "key", "stem", 5);
    await expect(gone.read({ start: 0, end: 4 })).rejects.toThrow("gone");
  });
});
