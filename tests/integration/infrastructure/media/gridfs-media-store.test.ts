import { ObjectId } from "mongodb";
import { describe, expect, it } from "vitest";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { GridfsMediaStore } from "@/infrastructure/media/gridfs-media-store";
import { mediaStoreContract } from "@/tests/contracts/media-store.contract";
import { testDatabase } from "@/tests/setup/test-database";

const database = testDatabase();
const store = new GridfsMediaStore(() => database);

mediaStoreContract("GridFS", async () => store);

/** More than two chunks of GridFS (255 KiB each). */
const CONTENT = Uint8Array.from({ length: 600_000 }, (_, at) => (at * 31 + (at >> 8)) % 256);

let counter = 0;
function mediaOf(bytes: number): StoredMedia {
  counter += 1;
  return {
    id: `token-${counter}_${new ObjectId().toHexString()}`,
    ownerId: "a".repeat(24),
    name: "menu.jpg",
    type: "image",
    contentType: "image/jpeg",
    width: 1080,
    height: 1350,
    bytes,
    durationMs: null,
    createdAt: new Date("2026-11-01T10:00:00.123Z"),
  };
}

async function* inPieces(bytes: Uint8Array, size = 100_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(id: string, range?: ByteRange): Promise<Uint8Array | null> {
  const stream = await store.open(id, range);
  return stream === null ? null : new Uint8Array(await new Response(stream).arrayBuffer());
}

const leftovers = async (id: string): Promise<number> =>
  await database.collection("social_media.chunks").countDocuments({ files_id: id });

describe("media in GridFS", () => {
  it("report the bytes that are there, not those that were announced", async () => {
    const media = mediaOf(5);
    expect((await store.put(media, inPieces(CONTENT))).bytes).toBe(CONTENT.length);
    expect((await store.find(media.id))?.bytes).toBe(CONTENT.length);
  });

  it.each([
    [0, 0],
    [0, 99],
    [255 * 1024 - 1, 255 * 1024],
    [100, 599_999],
    [599_999, 599_999],
  ])("are read from %d to %d, both included", async (start, end) => {
    const media = mediaOf(CONTENT.length);
    await store.put(media, inPieces(CONTENT));
    expect(await read(media.id, { start, end })).toEqual(CONTENT.slice(start, end + 1));
  });

  it("may be left half read", async () => {
    const media = mediaOf(CONTENT.length);
    await store.put(media, inPieces(CONTENT));
    const reader = (await store.open(media.id))?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
    expect(await read(media.id)).toEqual(CONTENT);
  });

  it("are gone after deleting, once", async () => {
    const media = mediaOf(CONTENT.length);
    await store.put(media, inPieces(CONTENT));
    expect(await store.delete(media.id)).toBe(true);
    expect(await store.delete(media.id)).toBe(false);
    expect(await store.find(media.id)).toBeNull();
    expect(await store.open(media.id)).toBeNull();
    expect(await leftovers(media.id)).toBe(0);
  });

  it("leave nothing behind when the upload breaks off", async () => {
    const media = mediaOf(CONTENT.length);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield CONTENT;
      throw new Error("broken off");
    }
    await expect(store.put(media, broken())).rejects.toThrow("broken off");
    expect(await store.find(media.id)).toBeNull();
    await expect.poll(() => leftovers(media.id)).toBe(0);
  });

  it("are not replaced by another file of the same id", async () => {
    const media = mediaOf(CONTENT.length);
    await store.put(media, inPieces(CONTENT));
    await expect(store.put(media, inPieces(new Uint8Array(3)))).rejects.toMatchObject({ code: "conflict" });
    expect(await read(media.id)).toEqual(CONTENT);
  });
});
