import { randomBytes } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlobFile } from "@/infrastructure/media/blob-file";
import { webStream } from "@/infrastructure/media/web-stream";
import { MemoryBlobStore } from "@/tests/fakes/stores/memory-blob-store";

const CONTENT = randomBytes(5_000);

async function aBlobFile(): Promise<BlobFile> {
  const blobs = new MemoryBlobStore();
  async function* once(): AsyncGenerator<Uint8Array> {
    yield CONTENT;
  }
  await blobs.put("key", once());
  return new BlobFile(blobs, "key", "stem", CONTENT.length);
}

describe("a file that arrived as a blob", () => {
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
