import { beforeEach, describe, expect, it } from "vitest";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { aStoredMedia } from "@/tests/builders/a-stored-media";

const HOUR = 60 * 60 * 1000;
const START = new Date("2026-11-24T09:00:00.000Z");
const hours = (count: number): Date => new Date(START.getTime() + count * HOUR);

async function* content(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode("0123456789");
}

/** What becomes of files that nobody wants any more. */
export function purgedMediaContract(make: () => Promise<MediaStore>): void {
  let store: MediaStore;

  beforeEach(async () => {
    store = await make();
  });

  const keep = (over: Partial<StoredMedia> = {}) =>
    store.put(aStoredMedia({ createdAt: START, ...over }), content());
  const picture = () => aStoredMedia({ purpose: "thumbnail", createdAt: START });
  const withThumbnail = async () => {
    const [media, thumbnail] = [await keep(), picture()];
    await store.setThumbnail(media.id, thumbnail, content());
    return { ...media, thumbnailId: thumbnail.id };
  };
  const isOpen = async (id: string) => (await store.open(id)) !== null;
  /** Of these only: files of other tests are there as well. */
  const listed = async (list: Promise<readonly StoredMedia[]>, ...ids: readonly string[]) =>
    (await list).map(({ id }) => id).filter((id) => ids.includes(id));

  it("tells what was made of an original, as long as it has its bytes", async () => {
    const [original, other] = [await keep({ purpose: "original" }), await keep({ purpose: "original" })];
    const shape = { use: "story", fit: "pad", ratio: "9:16" } as const;
    const made = ({ id }: StoredMedia) =>
      keep({ rendition: { originalId: id, width: 900, height: 2000, shape } });
    const [first, emptied, third] = [await made(original), await made(original), await made(other)];
    await store.dropBytes(emptied.id, hours(1), hours(9));
    expect(await store.renditionsOf([original.id])).toEqual([first]);
    expect(await listed(store.renditionsOf([original.id, other.id]), first.id, third.id)).toHaveLength(2);
    expect(await store.renditionsOf([first.id])).toEqual([]);
  });

  describe("purging", () => {
    it("lists uploads, avatars and originals that nobody touched, longest first, and no more than asked for", async () => {
      const second = await keep({ createdAt: hours(2) });
      const first = await keep({ createdAt: hours(1), purpose: "avatar" });
      const third = await keep({ createdAt: hours(3), purpose: "original" });
      const ids = [first.id, second.id, third.id, (await keep({ purpose: "thumbnail" })).id];
      expect(await listed(store.listUntouched(hours(4), 1000), ...ids)).toEqual([
        first.id,
        second.id,
        third.id,
      ]);
      expect(await listed(store.listUntouched(hours(2), 1000), ...ids)).toEqual([first.id]);
      expect(await store.listUntouched(hours(3), 1)).toHaveLength(1);
    });

    it("lists nothing that was touched since, and touches only what is there", async () => {
      const { id } = await keep();
      expect((await store.touch([id, "unknown"], hours(5))).map((media) => media.id)).toEqual([id]);
      expect(await listed(store.listUntouched(hours(5), 1000), id)).toEqual([]);
      expect(await listed(store.listUntouched(hours(6), 1000), id)).toEqual([id]);
    });

    it("deletes facts, bytes and thumbnail, unless somebody touched the file", async () => {
      const { id, thumbnailId } = await withThumbnail();
      await store.touch([id], hours(5));
      expect(await store.deleteUntouched(id, hours(5))).toBe(false);
      expect([await isOpen(id), await isOpen(thumbnailId)]).toEqual([true, true]);
      expect(await store.deleteUntouched(id, hours(6))).toBe(true);
      expect([await store.find(id), await store.find(thumbnailId)]).toEqual([null, null]);
      expect([await isOpen(id), await isOpen(thumbnailId)]).toEqual([false, false]);
      expect(await store.deleteUntouched(id, hours(6))).toBe(false);
    });

    it("drops the bytes once, and keeps facts and thumbnail", async () => {
      const media = await withThumbnail();
      const { id, thumbnailId } = media;
      expect(await store.dropBytes(id, hours(1), hours(9))).toBe(true);
      expect(await store.find(id)).toEqual({ ...media, purgedAt: hours(9) });
      expect([await isOpen(id), await isOpen(thumbnailId)]).toEqual([false, true]);
      expect(await store.dropBytes(id, hours(99), hours(99))).toBe(false);
      expect(await listed(store.listUntouched(hours(99), 1000), id)).toEqual([]);
      expect(await store.touch([id], hours(20))).toEqual([]);
    });

    it("drops no bytes of a file that somebody touched", async () => {
      const { id } = await keep();
      await store.touch([id], hours(5));
      expect(await store.dropBytes(id, hours(5), hours(9))).toBe(false);
      expect(await isOpen(id)).toBe(true);
    });

    it("lists what has lost its bytes apart, counted from then, and deletes it like the rest", async () => {
      const { id, thumbnailId } = await withThumbnail();
      const full = await keep();
      await store.dropBytes(id, hours(1), hours(9));
      expect(await listed(store.listEmptied(hours(9), 1000), id)).toEqual([]);
      expect(await listed(store.listEmptied(hours(10), 1000), id, full.id)).toEqual([id]);
      await store.touch([id], hours(20));
      expect(await listed(store.listEmptied(hours(20), 1000), id)).toEqual([]);
      expect(await store.deleteUntouched(id, hours(21))).toBe(true);
      expect([await store.find(id), await store.find(thumbnailId)]).toEqual([null, null]);
    });

    it("leaves one thumbnail, and none to a file that is gone", async () => {
      const { id, thumbnailId } = await withThumbnail();
      const second = picture();
      await store.setThumbnail(id, second, content());
      expect((await store.find(id))?.thumbnailId).toBe(second.id);
      expect([await isOpen(thumbnailId), await isOpen(second.id)]).toEqual([false, true]);
      await store.delete(id);
      const late = picture();
      await expect(store.setThumbnail(id, late, content())).rejects.toMatchObject({ code: "not_found" });
      expect([await store.find(late.id), await isOpen(late.id)]).toEqual([null, false]);
    });
  });
}
