import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";

export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

export async function* brokenOff(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  yield* inPieces(bytes, size);
  throw new Error("The upload broke off");
}

const nothing = async (): Promise<void> => {};

/** `make` gives a store that cuts blobs into pieces of so many bytes; blobs of other tests may be in it. */
export function blobStoreContract(name: string, make: () => Promise<BlobStore>, piece: number): void {
  describe(`BlobStore (${name})`, () => {
    /** Two pieces, and an odd end. */
    const LARGE = Uint8Array.from(
      { length: Math.floor(2.6 * piece) },
      (_, at) => (at * 31 + (at >> 8)) % 256,
    );
    const last = LARGE.length - 1;
    /** What arrives at once. */
    const step = Math.floor(0.3 * piece);
    let store: BlobStore;
    let key: string;

    beforeEach(async () => {
      store = await make();
      key = randomBytes(24).toString("base64url");
    });

    const read = async (range?: ByteRange): Promise<Buffer | null> => {
      const stream = await store.open(key, range);
      return stream && Buffer.from(await new Response(stream).arrayBuffer());
    };
    const putAll = () => store.put(key, inPieces(LARGE, step), "video/mp4");

    it("counts and gives back the bytes, whatever pieces they came in", async () => {
      expect(await putAll()).toBe(LARGE.length);
      expect((await read())?.equals(LARGE)).toBe(true);
    });

    it.each([
      [0, 0],
      [0, 99],
      [piece - 1, piece],
      [100, last],
      [last, last],
    ])("gives the range from %d to %d, both included", async (start, end) => {
      await putAll();
      expect((await read({ start, end }))?.equals(LARGE.slice(start, end + 1))).toBe(true);
    });

    it("may be left half read", async () => {
      await putAll();
      const reader = (await store.open(key))?.getReader();
      expect((await reader?.read())?.done).toBe(false);
      await reader?.cancel();
      expect((await read())?.equals(LARGE)).toBe(true);
    });

    it("opens and deletes nothing under an unknown key", async () => {
      expect(await store.open(key)).toBeNull();
      expect(await store.delete(key)).toBe(false);
    });

    it("deletes once, bytes and all", async () => {
      await putAll();
      expect(await store.delete(key)).toBe(true);
      expect(await store.delete(key)).toBe(false);
      expect(await store.open(key)).toBeNull();
    });

    it("keeps nothing of what broke off", async () => {
      await expect(store.put(key, brokenOff(LARGE, step), "video/mp4")).rejects.toThrow("broke off");
      expect(await store.open(key)).toBeNull();
      expect(await store.delete(key)).toBe(false);
    });

    it("grows bit by bit, and is opened once it is complete", async () => {
      let end = 0;
      for (const size of [1, Math.floor(piece / 2), piece - 1, piece + 1]) {
        const part = LARGE.subarray(end, end + size);
        end = await store.append(key, end, inPieces(part, step), nothing);
      }
      expect(end).toBe(2.5 * piece + 1);
      expect(await store.open(key)).toBeNull();
      end = await store.append(key, end, inPieces(LARGE.subarray(end), step), nothing);
      await store.complete(key, end, "video/mp4");
      expect((await read())?.equals(LARGE)).toBe(true);
    });

    it("tells how far it is safe, and goes on from there after a cut", async () => {
      const told: number[] = [];
      const listen = async (end: number) => void told.push(end);
      const cut = store.append(key, 0, brokenOff(LARGE.subarray(0, 1.9 * piece), step), listen);
      await expect(cut).rejects.toThrow("broke off");
      const safe = told.at(-1) ?? 0;
      expect(told).toEqual([...told].sort((one, other) => one - other));
      expect(safe).toBeGreaterThanOrEqual(piece);
      const end = await store.append(key, safe, inPieces(LARGE.subarray(safe), step), listen);
      await store.complete(key, end, "video/mp4");
      expect((await read())?.equals(LARGE)).toBe(true);
    });

    it.each([0.4, 1])(
      "goes on from any end that it told, %d of a piece before where it is",
      async (share) => {
        const told: number[] = [];
        const listen = async (end: number) => void told.push(end);
        const half = piece / 2;
        await store.append(key, 0, inPieces(LARGE.subarray(0, half), step), listen);
        const wrong = new Uint8Array(Math.floor(share * piece));
        const end = await store.append(key, half, inPieces(wrong, step), listen);
        expect(end).toBe(half + wrong.length);
        expect(told).toEqual(expect.arrayContaining([half, end]));
        const right = inPieces(LARGE.subarray(half), step);
        await store.complete(key, await store.append(key, half, right, nothing), "video/mp4");
        expect((await read())?.equals(LARGE)).toBe(true);
      },
    );

    it.each([0.3, 1, 1.2])(
      "ends after %d pieces when its writer says so, although more had arrived",
      async (pieces) => {
        await store.append(key, 0, inPieces(LARGE, step), nothing);
        const rest = LARGE.subarray(0, Math.floor(pieces * piece));
        const end = await store.append(key, 0, inPieces(rest, step), nothing);
        await store.complete(key, end, "video/mp4");
        expect((await read())?.equals(rest)).toBe(true);
        expect([await store.delete(key), await store.delete(key)]).toEqual([true, false]);
      },
    );

    it("may be empty", async () => {
      await store.complete(
        key,
        await store.append(key, 0, inPieces(new Uint8Array(), 1), nothing),
        "text/plain",
      );
      expect(await read()).toHaveLength(0);
    });

    it("may be completed again, and told what it is", async () => {
      const end = await store.append(key, 0, inPieces(LARGE, step), nothing);
      await store.complete(key, end, "application/octet-stream");
      await store.complete(key, end, "application/octet-stream");
      await store.setContentType(key, "video/mp4");
      expect((await read())?.equals(LARGE)).toBe(true);
      expect(await store.delete(key)).toBe(true);
      expect(await store.delete(key)).toBe(false);
    });

    it("deletes what was never completed", async () => {
      await store.append(key, 0, inPieces(LARGE, step), nothing);
      expect(await store.delete(key)).toBe(true);
      expect(await store.delete(key)).toBe(false);
    });
  });
}
