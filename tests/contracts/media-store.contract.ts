import { beforeEach, describe, expect, it } from "vitest";
import type { ByteRange, MediaStore } from "@/core/application/interfaces/social/media-store";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { anId } from "@/tests/builders/an-id";
import { purgedMediaContract } from "@/tests/contracts/purged-media.contract";

const CONTENT = new TextEncoder().encode("0123456789");
/** More than one GridFS chunk (255 KB). */
const LARGE = Uint8Array.from({ length: 700_000 }, (_, index) => index % 251);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

async function* brokenOff(): AsyncGenerator<Uint8Array> {
  yield CONTENT;
  throw new Error("The upload broke off");
}

/** `make` gives a store; files of other tests may be in it. */
export function mediaStoreContract(name: string, make: () => Promise<MediaStore>): void {
  describe(`MediaStore (${name})`, () => {
    let store: MediaStore;

    beforeEach(async () => {
      store = await make();
    });

    const read = async (id: string, range?: ByteRange): Promise<Buffer | null> => {
      const stream = await store.open(id, range);
      return stream && Buffer.from(await new Response(stream).arrayBuffer());
    };
    const putDigits = async () => (await store.put(aStoredMedia(), inPieces(CONTENT, 3))).id;

    it("answers the facts of a file as they were put", async () => {
      const media = aStoredMedia({ type: "video", contentType: "video/mp4", durationMs: 1500 });
      expect(await store.put(media, inPieces(CONTENT, 4))).toEqual(media);
      expect(await store.find(media.id)).toEqual(media);
    });

    it("gives back the bytes, whatever pieces they came in", async () => {
      expect((await read(await putDigits()))?.toString()).toBe("0123456789");
    });

    it("gives a range, its end included", async () => {
      const id = await putDigits();
      expect((await read(id, { start: 2, end: 4 }))?.toString()).toBe("234");
      expect((await read(id, { start: 9, end: 9 }))?.toString()).toBe("9");
      expect((await read(id, { start: 0, end: 9 }))?.toString()).toBe("0123456789");
    });

    it("keeps a large file whole, and a range in the middle of it", async () => {
      const media = aStoredMedia({ bytes: LARGE.length });
      await store.put(media, inPieces(LARGE, 64 * 1024));
      expect((await read(media.id))?.equals(LARGE)).toBe(true);
      const range = { start: 261_000, end: 523_000 };
      expect((await read(media.id, range))?.equals(LARGE.slice(range.start, range.end + 1))).toBe(true);
    });

    it("keeps files apart", async () => {
      const first = await putDigits();
      const second = await store.put(aStoredMedia(), inPieces(new TextEncoder().encode("abc"), 3));
      expect((await read(first))?.toString()).toBe("0123456789");
      expect((await read(second.id))?.toString()).toBe("abc");
    });

    it("finds, opens and deletes nothing under an unknown id", async () => {
      for (const id of ["unknown", "../../etc/passwd", ""]) {
        expect(await store.find(id)).toBeNull();
        expect(await store.open(id)).toBeNull();
        expect(await store.delete(id)).toBe(false);
      }
    });

    it("deletes a file once, bytes and all", async () => {
      const id = await putDigits();
      expect(await store.delete(id)).toBe(true);
      expect(await store.delete(id)).toBe(false);
      expect(await store.find(id)).toBeNull();
      expect(await store.open(id)).toBeNull();
    });

    it("adopts again after a crash, for the same owner only", async () => {
      const media = aStoredMedia({ type: "video", contentType: "video/mp4" });
      await store.adopt(media);
      await store.adopt(media);
      expect(await store.find(media.id)).toEqual(media);
      const theft = store.adopt({ ...media, ownerId: anId() });
      await expect(theft).rejects.toMatchObject({ code: "conflict" });
    });

    it("keeps nothing of an upload that broke off", async () => {
      const media = aStoredMedia();
      await expect(store.put(media, brokenOff())).rejects.toThrow("broke off");
      expect(await store.find(media.id)).toBeNull();
      expect(await store.open(media.id)).toBeNull();
    });

    purgedMediaContract(make);
  });
}
